package org.linernotes.it.kit;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.avro.ApiKeyRecord;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.SchemaIds;

/** Makes and revokes API keys, as the command line does. */
public final class Keys implements AutoCloseable {
  /**
   * A key works or stops working everywhere within a second, but a machine that is busy with tests
   * has its own time.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int UNAUTHORIZED = 401;

  private final KeyWriter writer;
  private final SecureRandom random = new SecureRandom();

  public Keys(KafkaSettings kafka, SchemaIds ids) {
    writer = new KeyWriter(kafka, ids);
  }

  public String add(Role role, @Nullable String subject) {
    ApiKey key = ApiKey.create(random::nextBytes);
    writer.add(key, role, subject, Instant.now(), null);
    return key.text();
  }

  public void revoke(String key, Role role, @Nullable String subject) {
    writer.revoke(
        new ApiKeyRecord(
            new ApiKey(key).sha256(), role.name(), subject, Instant.now(), null, false));
  }

  /** Returns when all three services know the key. */
  public static void awaitWorking(Api api) {
    Awaitility.await("key works")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> works(api));
  }

  /** Returns when no service takes the key any more. */
  public static void awaitRevoked(Api api) {
    Awaitility.await("key works no longer")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> statuses(api).allMatch(status -> status == UNAUTHORIZED));
  }

  private static boolean works(Api api) {
    return statuses(api).noneMatch(status -> status == UNAUTHORIZED);
  }

  /** Of a request to each service. */
  private static IntStream statuses(Api api) {
    return IntStream.of(
        api.post("/v1/usage-events", "").status(),
        api.get("/v1/usage-events").status(),
        api.get("/v1/royalties/2024-01").status());
  }

  @Override
  public void close() {
    writer.close();
  }
}
