package org.linernotes.ingest.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.BatchIssues;

/** One sort of catalogue item: what it looks like and whose it is. */
interface ItemForm<T> {
  /** The member that holds its id. */
  String idField();

  /** Judges an item; null if it was rejected. */
  @Nullable T read(Fields fields, BatchIssues issues);

  String id(T item);

  /** Marks it as accepted. */
  void stamp(T item, Instant acceptedAt, String acceptedBy);

  Ownership ownership(T item);
}
