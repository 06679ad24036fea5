package org.linernotes.ingest.item;

/** Makes a record the bytes that stand in the log. */
@FunctionalInterface
public interface Encoder<T> {
  byte[] encode(T value);
}
