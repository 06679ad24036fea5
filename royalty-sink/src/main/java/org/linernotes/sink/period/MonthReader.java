package org.linernotes.sink.period;

import java.io.IOException;
import java.time.YearMonth;

/** Looks at months. */
public interface MonthReader {

  /**
   * Where a month stands; costs little.
   *
   * @throws org.linernotes.sink.batch.StoreException if the database does not answer
   */
  PeriodState state(YearMonth month);

  /**
   * Looks at a month.
   *
   * @throws org.linernotes.sink.batch.StoreException if the database does not answer
   */
  <T> T read(YearMonth month, Look<T> look) throws IOException;

  /** What is done while a view lasts. */
  @FunctionalInterface
  interface Look<T> {
    T at(MonthView view) throws IOException;
  }
}
