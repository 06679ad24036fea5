package org.linernotes.it.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.linernotes.config.Settings;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.rig.process.Ports;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.ServiceProcess;
import org.linernotes.it.rig.process.ServiceRun;
import org.linernotes.it.start.kafka.TopicSettings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.topic.Topics;

/** What a service says that cannot start: one line, and exit code 2. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartUpIT {
  private static final int USAGE = 2;
  private static final int AT_ONCE = 3;
  private static final String NOBODY = "127.0.0.1:1";

  private final ExecutorService runs = Executors.newFixedThreadPool(AT_ONCE);
  private final Map<String, Future<ServiceRun>> cases = new LinkedHashMap<>();
  private final Parts parts;
  private final Database database;
  private final String name =
      "start" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

  StartUpIT(Parts parts) {
    this.parts = parts;
    this.database = parts.admin().create(name.toLowerCase(Locale.ROOT));
  }

  /** They wait for each other and for the broker most of the time. */
  @BeforeAll
  void startAll() {
    TopicAdmin.ensure(kafka(name));
    TopicAdmin.ensure(kafka(name + "lossy"));
    TopicSettings.set(kafka(name + "lossy"), Topics.USAGE_REPORTED, "retention.ms", "604800000");
    for (ServiceKind kind : ServiceKind.values()) {
      run(kind, "NO_REGISTRY", Map.of("LINERNOTES_SCHEMA_REGISTRY_URL", "http://" + NOBODY));
    }
    run(ServiceKind.SINK, "NO_BROKER", Map.of("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", NOBODY));
    run(ServiceKind.STREAMS, "NO_TOPICS", Map.of("LINERNOTES_TOPIC_PREFIX", name + "none."));
    run(ServiceKind.INGEST, "BAD_PORT", Map.of("LINERNOTES_HTTP_PORT", "eighty"));
    run(
        ServiceKind.STREAMS,
        "BAD_CLIENT",
        Map.of("LINERNOTES_KAFKA_CLIENT_SECURITY_PROTOCOL", "SECRET"));
    run(ServiceKind.STREAMS, "SESSION", Map.of("LINERNOTES_STREAMS_SESSION_SECONDS", "5"));
    run(ServiceKind.INGEST, "PARTITIONS", Map.of("LINERNOTES_PARTITIONS", "3"));
    run(ServiceKind.SINK, "LOSSY", Map.of("LINERNOTES_TOPIC_PREFIX", name + "lossy."));
    run(ServiceKind.INGEST, "NO_HOST", Map.of("LINERNOTES_HTTP_HOST", "192.0.2.1"));
    run(ServiceKind.STREAMS, "NO_FOLDER", Map.of("LINERNOTES_STREAMS_STATE_DIR", "/dev/null/x"));
    runSink("NO_DATABASE", Map.of("LINERNOTES_DB_URL", "jdbc:postgresql://" + NOBODY + "/x"));
    runSink(
        "NO_SCHEMA",
        Map.of(
            "LINERNOTES_DB_URL", parts.admin().create(name + "bare").url(),
            "LINERNOTES_DB_USER", database.user(),
            "LINERNOTES_DB_PASSWORD", database.password(),
            "LINERNOTES_DB_MIGRATION_USER", ""));
    runSink("NO_URL", Map.of("LINERNOTES_DB_URL", ""));
  }

  private void runSink(String fault, Map<String, String> more) {
    run(ServiceKind.SINK, fault, more);
  }

  private void run(ServiceKind kind, String fault, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>(environment(name));
    environment.putAll(more);
    cases.put(kind + " " + fault, runs.submit(() -> ServiceRun.of(kind, environment)));
  }

  private Map<String, String> environment(String prefix) {
    Map<String, String> all = new HashMap<>(parts.settings());
    all.putAll(
        Map.ofEntries(
            Map.entry("LINERNOTES_KAFKA_BOOTSTRAP_SERVERS", parts.bootstrapServers()),
            Map.entry("LINERNOTES_TOPIC_PREFIX", prefix + "."),
            Map.entry("LINERNOTES_PARTITIONS", "2"),
            Map.entry("LINERNOTES_HTTP_PORT", "0"),
            Map.entry("LINERNOTES_DB_URL", database.url()),
            Map.entry("LINERNOTES_DB_USER", "linernotes_service"),
            Map.entry("LINERNOTES_DB_PASSWORD", "it-secret"),
            Map.entry("LINERNOTES_DB_MIGRATION_USER", database.user()),
            Map.entry("LINERNOTES_DB_MIGRATION_PASSWORD", database.password()),
            Map.entry(
                "LINERNOTES_STREAMS_STATE_DIR",
                Path.of("target", "streams-state", prefix).toAbsolutePath().toString())));
    return all;
  }

  private KafkaSettings kafka(String prefix) {
    return KafkaSettings.from(new Settings(environment(prefix)));
  }

  @AfterAll
  void stop() {
    runs.shutdownNow();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SINK NO_BROKER      | Kafka at 127.0.0.1:1 does not answer",
        "STREAMS NO_TOPICS   | missing of the topics:",
        "INGEST BAD_PORT     | LINERNOTES_HTTP_PORT: 'eighty' (expected: a whole number 0..65535)",
        "STREAMS BAD_CLIENT  | security.protocol",
        "STREAMS SESSION     | LINERNOTES_STREAMS_SESSION_SECONDS: '5' (expected: 6 at least",
        "INGEST NO_REGISTRY  | registry",
        "STREAMS NO_REGISTRY | registry",
        "SINK NO_REGISTRY    | registry",
        "INGEST PARTITIONS   | has 2 partitions (expected: 3, from LINERNOTES_PARTITIONS)",
        "SINK LOSSY          | usage.reported has retention.ms=604800000 (expected: -1)",
        "INGEST NO_HOST      | cannot listen on 192.0.2.1:0",
        "STREAMS NO_FOLDER   | /dev/null/x",
        "SINK NO_DATABASE    | database jdbc:postgresql://127.0.0.1:1/x",
        "SINK NO_SCHEMA      | (expected: up to date; set LINERNOTES_DB_MIGRATION_USER)",
        "SINK NO_URL         | LINERNOTES_DB_URL is not set",
      })
  void shouldSayInOneLineWhyItDoesNotStart(String fault, String told)
      throws ExecutionException, InterruptedException {
    ServiceRun run = Objects.requireNonNull(cases.get(fault.strip()), fault).get();

    assertThat(run.lines()).singleElement().asString().contains(told);
    assertThat(run.exit()).isEqualTo(USAGE);
  }

  @ParameterizedTest
  @EnumSource(ServiceKind.class)
  void shouldBeReadyAndEndWithZeroWhenTold(ServiceKind kind, @TempDir Path folder) {
    int port = new Ports().free();
    try (ServiceProcess service = new ServiceProcess(kind, 1, folder, port, environment(name))) {
      service.process().start();
      awaitReady(service.url());
      assertThat(Api.of(service.url(), "").get("/health/live").status()).isEqualTo(200);

      assertThat(service.process().stop()).isZero();
    }
  }

  @Test
  void shouldSetWhatTopicsKeepAndSayWhatItDid() {
    KafkaSettings kafka = kafka(name + "mended");
    assertThat(TopicAdmin.ensure(kafka)).hasSameSizeAs(Topics.ALL);
    TopicSettings.set(kafka, Topics.ACCRUALS, "cleanup.policy", "compact");
    String difference = "has cleanup.policy=compact (expected: delete)";

    await(kafka, difference);
    assertThat(TopicAdmin.ensure(kafka)).singleElement().asString().contains(difference);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> TopicAdmin.differences(kafka).isEmpty());
    assertThat(TopicAdmin.ensure(kafka)).isEmpty();
  }

  private static void awaitReady(String url) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Api.of(url, "").get("/health/ready").status() == 200);
  }

  /** The broker tells of a change when its metadata has caught up. */
  private static void await(KafkaSettings kafka, String difference) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(TopicAdmin.differences(kafka))
                    .singleElement()
                    .asString()
                    .contains(difference));
  }
}
