package org.linernotes.serde;

import java.util.Optional;
import org.apache.avro.Schema;

/** Numbers for schemas, as the Confluent wire format carries them. Safe for use by many threads. */
public interface SchemaIds {

  /**
   * The id of a schema, registering it under the subject where the registry is a live one.
   *
   * @throws SchemaException if the registry refuses the schema
   * @throws RegistryUnavailableException if it cannot be asked now
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema with an id. While a registry that has to be asked is away, this waits: an answer
   * that is not there must not make a good record an unreadable one.
   *
   * @throws SchemaException if the id is unknown
   * @throws RegistryUnavailableException if the thread is interrupted while it waits
   */
  Schema schema(int id);

  /** Empty while nobody waits for the registry; else why. */
  default Optional<String> problem() {
    return Optional.empty();
  }
}
