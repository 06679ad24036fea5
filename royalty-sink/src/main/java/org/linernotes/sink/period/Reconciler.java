package org.linernotes.sink.period;

import java.time.YearMonth;

/** Compares a month at all its stages. */
public interface Reconciler {

  /**
   * Reads the topics and the books anew.
   *
   * @throws org.linernotes.sink.batch.StoreException if the database does not answer
   * @throws org.linernotes.sink.flow.TopicsException if the topics cannot be read
   */
  Reconciliation reconcile(YearMonth month);
}
