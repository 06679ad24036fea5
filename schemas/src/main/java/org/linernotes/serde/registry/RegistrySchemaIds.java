package org.linernotes.serde.registry;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.avro.AvroSchema;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import org.apache.flink.avro.registry.confluent.shaded.io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import org.linernotes.serde.RegistryUnavailableException;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.serde.SchemaException;
import org.linernotes.serde.SchemaIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ids from a Confluent-compatible schema registry, through Confluent's client. Each subject is set
 * to the compatibility that its released schema names, so that the registry refuses what the build
 * would.
 */
public final class RegistrySchemaIds implements SchemaIds {
  private static final Logger log = LoggerFactory.getLogger(RegistrySchemaIds.class);
  private static final int CACHED_VERSIONS_PER_SUBJECT = 1000;

  /** How Confluent's API says that there is no schema with an id, and not only no page. */
  private static final int SCHEMA_NOT_FOUND = 40403;

  /** How its client begins what it says of a schema that was found and is not one of Avro. */
  private static final String OTHER_KIND = "Invalid schema";

  private static final int SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2000;

  /** How long one node of a registry may lag behind another that gave an id. */
  private static final long LAG_NANOS = TimeUnit.SECONDS.toNanos(5);

  private static final long NO_MORE_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final SchemaRegistryClient client;
  private final Map<String, String> compatibility;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();

  /** Ids that somebody waits for, and why. */
  private final Map<Integer, String> awaited = new ConcurrentHashMap<>();

  /** Until then no more ids are waited for that the registry says it does not know. */
  private volatile long believedUntil = System.nanoTime();

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
      String message = "registry, subject " + subject + ": " + e.getMessage();
      throw isRefusal(e)
          ? new SchemaException(message, e)
          : new RegistryUnavailableException(message, e);
    }
  }

  private static boolean isRefusal(Exception e) {
    return e instanceof RestClientException answer
        && answer.getStatus() < SERVER_ERROR
        && answer.getStatus() != TOO_MANY_REQUESTS;
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
      known = await(id);
      schemas.put(id, known);
    }
    return known;
  }

  private Schema await(int id) {
    try {
      return asked(id);
    } finally {
      if (awaited.remove(id) != null) {
        log.info("registry, schema id {}: no longer waited for", id);
      }
    }
  }

  private Schema asked(int id) {
    long unknownSince = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      try {
        return fetch(id);
      } catch (RegistryUnavailableException e) {
        if (awaited.put(id, String.valueOf(e.getMessage())) == null) {
          log.warn("{} (records of it wait)", e.getMessage());
        }
        pause(pause, e);
        unknownSince = System.nanoTime(); // a node that was away may lag as any other
      } catch (SchemaException e) {
        if (!mayYetCome(unknownSince)) {
          throw e;
        }
        pause(pause, e);
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  /**
   * Of several nodes of a registry one may learn of a new id a little later. Once a minute that is
   * waited for, so that made up ids cannot hold up what comes behind them.
   */
  private boolean mayYetCome(long since) {
    long now = System.nanoTime();
    if (now - believedUntil < 0) {
      return false;
    }
    if (now - since < LAG_NANOS) {
      return true;
    }
    believedUntil = now + NO_MORE_NANOS;
    return false;
  }

  private static void pause(long millis, RuntimeException why) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException(String.valueOf(why.getMessage()), why);
    }
  }

  private Schema fetch(int id) {
    String asked = "registry, schema id " + id + ": ";
    try {
      return new Schema.Parser().parse(client.getSchemaById(id).canonicalString());
    } catch (RestClientException e) {
      if (e.getErrorCode() == SCHEMA_NOT_FOUND) {
        throw new SchemaException(asked + e.getMessage(), e);
      }
      throw new RegistryUnavailableException(asked + e.getMessage(), e);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).startsWith(OTHER_KIND)) {
        throw new SchemaException(asked + e.getMessage(), e);
      }
      throw new RegistryUnavailableException(asked + e.getMessage(), e);
    }
  }

  @Override
  public Optional<String> problem() {
    return awaited.values().stream().findAny();
  }
}
