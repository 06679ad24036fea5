package org.linernotes.ingest.avro;

import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;

/** Reads and judges the data of one container. Not for use by several threads. */
public interface DatumReader {

  /**
   * Learns how the data were written, before the first of them.
   *
   * @param writerSchema Avro's JSON, as the container has it
   * @throws org.linernotes.ingest.body.BodyException if data of this schema are not taken
   */
  void schema(String writerSchema);

  /**
   * Reads one datum, and leaves the bytes behind it.
   *
   * @return null if it was rejected; the issues say why
   * @throws DamagedAvroException if no such datum stands there
   */
  @Nullable LogEntry read(AvroBytes bytes, BatchIssues issues);
}
