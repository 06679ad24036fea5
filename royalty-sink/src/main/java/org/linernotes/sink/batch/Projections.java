package org.linernotes.sink.batch;

/** What can be rebuilt from the topics. */
@FunctionalInterface
public interface Projections {

  /**
   * Drops them; the worker then reads the topics again, up to where the ledger is booked without
   * booking anything.
   *
   * @throws StoreException if the database does not answer
   */
  void drop();
}
