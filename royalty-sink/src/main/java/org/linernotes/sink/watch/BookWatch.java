package org.linernotes.sink.watch;

/** Looks at the books, in bounded time. For one thread. */
@FunctionalInterface
public interface BookWatch {

  /**
   * How they stand now.
   *
   * @throws org.linernotes.sink.batch.StoreException if the database cannot be asked
   */
  BookState look();
}
