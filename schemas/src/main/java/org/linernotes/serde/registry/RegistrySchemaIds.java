package org.linernotes.serde.registry;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.serde.SchemaException;
import org.linernotes.serde.SchemaIds;

/**
 * Ids from a Confluent-compatible schema registry, through Confluent's client. Each subject is set
 * to the compatibility that its released schema names, so that the registry refuses what the build
 * would.
 */
public final class RegistrySchemaIds implements SchemaIds {
  private static final int CACHED_VERSIONS_PER_SUBJECT = 1000;

  private final SchemaRegistryClient client;
  private final Map<String, String> compatibility;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  /**
   * @param clientConfig passed through to Confluent's client ({@code basic.auth.user.info}, {@code
   *     schema.registry.ssl.*}, ...)
   */
  public RegistrySchemaIds(String url, Map<String, String> clientConfig) {
    this.client = new CachedSchemaRegistryClient(url, CACHED_VERSIONS_PER_SUBJECT, clientConfig);
    this.compatibility = new ConcurrentHashMap<>();
    for (ReleasedSchemas.Release release : new ReleasedSchemas().releases()) {
      compatibility.put(release.schema().getFullName(), release.compatibility());
    }
  }

  @Override
  public int idOf(String subject, Schema schema) {
    try {
      String level = compatibility.get(schema.getFullName());
      if (level != null) {
        keepCompatible(subject, level);
      }
      return client.register(subject, new AvroSchema(schema.toString()));
    } catch (IOException | RestClientException e) {
      throw new SchemaException("registry, subject " + subject + ": " + e.getMessage(), e);
    }
  }

  /** Of instances that start at once on an empty registry, some are told that the rule is there. */
  private void keepCompatible(String subject, String level)
      throws IOException, RestClientException {
    try {
      client.updateCompatibility(subject, level);
    } catch (RestClientException e) {
      if (!level.equals(client.getCompatibility(subject))) {
        throw e;
      }
    }
  }

  @Override
  public Schema schema(int id) {
    Schema known = schemas.get(id);
    if (known == null) {
      known = fetch(id);
      schemas.put(id, known);
    }
    return known;
  }

  private Schema fetch(int id) {
    try {
      return new Schema.Parser().parse(client.getSchemaById(id).canonicalString());
    } catch (IOException | RestClientException e) {
      throw new SchemaException("registry, schema id " + id + ": " + e.getMessage(), e);
    }
  }
}
