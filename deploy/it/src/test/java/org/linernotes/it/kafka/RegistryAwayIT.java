package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.rig.net.Link;
import org.linernotes.it.rig.net.Weather;
import org.linernotes.it.rig.process.Ports;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.RegistryUnavailableException;
import org.linernotes.serde.SchemaException;
import org.linernotes.serde.SchemaIds;
import org.linernotes.serde.registry.RegistrySchemaIds;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** The registry is away when a record's schema has to be asked for: the record waits for it. */
@ExtendWith(Integration.class)
class RegistryAwayIT {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int UNKNOWN = 987_654_321;

  private final Parts parts;
  private final Link link;
  private final SchemaIds direct;
  private final SchemaIds beyond;

  RegistryAwayIT(Parts parts) {
    this.parts = parts;
    link = Link.open(new Ports().free(), URI.create(parts.registryUrl()).getPort());
    direct = new RegistrySchemaIds(parts.registryUrl(), Map.of());
    beyond = new RegistrySchemaIds(urlBeyond(), Map.of());
  }

  private String urlBeyond() {
    String path = URI.create(parts.registryUrl()).getPath();
    return "http://127.0.0.1:" + link.port() + path;
  }

  @AfterEach
  void close() {
    link.close();
  }

  @Test
  void shouldSetNoRecordAsideButWaitWhileTheRegistryIsAway() {
    String prefix = "it" + UUID.randomUUID() + ".";
    Map<String, String> settings = Map.of("LINERNOTES_SCHEMA_REGISTRY_URL", urlBeyond());
    try (StreamsInstance instance = new StreamsInstance(parts, prefix, settings)) {
      KafkaSettings kafka = KafkaSettings.from(instance.settings());
      TopicAdmin.ensure(kafka);
      instance.start();
      await("ready", instance::isReady);
      try (RawTopics topics = new RawTopics(kafka)) {
        ObjectNode licence = Items.licence("l", "label", "PER_EXPOSURE", "1");
        link.set(Weather.CUT);
        write(topics, Topics.LICENCES, "l", Kind.LICENCE, licence);
        write(topics, Topics.TRACKS, "t", Kind.TRACK, Items.track("t", "label"));
        write(topics, Topics.USAGE_REPORTED, "jamendo:t", Kind.USAGE, Items.usage("e", "t"));
        await("not ready", () -> !instance.isReady());

        link.set(Weather.CLEAR);

        await("accrued", () -> !topics.read(Topics.ACCRUALS).isEmpty());
        await("ready again", instance::isReady);
        assertThat(topics.read(Topics.QUARANTINED)).isEmpty();
      }
    }
  }

  private void write(RawTopics topics, Topic topic, String key, Kind kind, ObjectNode item) {
    SpecificRecordBase record = AvroInputs.record(new Input(kind, "sonara", "", 0, item));
    byte[] value = AvroSerde.<SpecificRecordBase>of(topic, direct).serialize("", record);
    topics.write(topic, key.getBytes(StandardCharsets.UTF_8), Objects.requireNonNull(value));
  }

  @Test
  void shouldWaitForTheSchemaOfAnIdAndTellWhyMeanwhile() {
    Schema schema = Topics.USAGE_REPORTED.schema();
    int id = direct.idOf("away", schema);
    link.set(Weather.CUT);
    CompletableFuture<Schema> asked = CompletableFuture.supplyAsync(() -> beyond.schema(id));
    await("it waits", () -> beyond.problem().orElse("").contains("schema id " + id));

    link.set(Weather.CLEAR);

    assertThat(asked.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join()).isEqualTo(schema);
    assertThat(beyond.problem()).isEmpty();
  }

  @Test
  void shouldNotWaitForEverForAnIdThatTheRegistryDoesNotKnow() {
    assertThatThrownBy(() -> beyond.schema(UNKNOWN))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("schema id " + UNKNOWN);
  }

  @Test
  void shouldWaitForANodeOfTheRegistryThatLearnsOfAnIdALittleLater() throws IOException {
    assertThat(askedOf(404, 404, 200)).isEqualTo(Topics.USAGE_REPORTED.schema());
  }

  @Test
  void shouldWaitForSuchANodeAfterALongOutageToo() throws IOException {
    assertThat(askedOf(503, 503, 503, 503, 503, 503, 503, 404, 200))
        .isEqualTo(Topics.USAGE_REPORTED.schema());
  }

  /** The schema that a registry tells of at last, after it has answered with these in turn. */
  private static Schema askedOf(int... statuses) throws IOException {
    String known =
        JsonNodeFactory.instance
            .objectNode()
            .put("schema", Topics.USAGE_REPORTED.schema().toString())
            .toString();
    AtomicInteger asked = new AtomicInteger();
    HttpServer registry =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    registry.createContext(
        "/schemas/ids/",
        exchange -> {
          int status = statuses[Math.min(asked.getAndIncrement(), statuses.length - 1)];
          String answer =
              status == 200 ? known : "{\"error_code\":" + status + "03,\"message\":\"no\"}";
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    registry.start();
    try {
      String url = "http://127.0.0.1:" + registry.getAddress().getPort();
      return new RegistrySchemaIds(url, Map.of()).schema(1);
    } finally {
      registry.stop(0);
    }
  }

  @Test
  void shouldNoLongerTellOfOneWhoGaveUpWaiting() {
    int id = direct.idOf("away", Topics.USAGE_REPORTED.schema());
    link.set(Weather.CUT);
    Thread waiting = new Thread(() -> beyond.schema(id), "waits for a schema");
    waiting.setUncaughtExceptionHandler((thread, end) -> {}); // it is told that it was interrupted
    waiting.start();
    await("it waits", () -> beyond.problem().isPresent());

    waiting.interrupt();

    await("it does not", () -> beyond.problem().isEmpty());
  }

  @Test
  void shouldNotWaitForEverForASchemaOfAnotherKind() {
    String schema =
        JsonNodeFactory.instance
            .objectNode()
            .put("schemaType", "JSON")
            .put("schema", "{\"$schema\":\"http://json-schema.org/draft-07/schema#\"}")
            .toString();
    int id =
        Api.of(parts.registryUrl(), "")
            .post("/subjects/other-kind/versions", schema)
            .json()
            .get("id")
            .asInt();

    assertThatThrownBy(() -> beyond.schema(id)).isInstanceOf(SchemaException.class);
  }

  @Test
  void shouldSayAtOnceThatASchemaCannotBeRegisteredNow() {
    link.set(Weather.CUT);

    assertThatThrownBy(() -> beyond.idOf("away", Topics.USAGE_REPORTED.schema()))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageStartingWith("registry, subject away");
  }

  private static void await(String what, Callable<Boolean> condition) {
    Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(200)).until(condition);
  }
}
