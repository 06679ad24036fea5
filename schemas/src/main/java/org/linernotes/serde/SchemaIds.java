package org.linernotes.serde;

import org.apache.avro.Schema;

/** Numbers for schemas, as the Confluent wire format carries them. Safe for use by many threads. */
public interface SchemaIds {

  /**
   * The id of a schema, registering it under the subject where the registry is a live one.
   *
   * @throws SchemaException if the registry refuses the schema or cannot be asked
   */
  int idOf(String subject, Schema schema);

  /**
   * The schema with an id.
   *
   * @throws SchemaException if the id is unknown or the registry cannot be asked
   */
  Schema schema(int id);
}
