package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** Two instances of usage-streams share the tracks; whichever is asked, the answer is the same. */
@ExtendWith(Integration.class)
class SharedStateIT {
  private static final int TRACKS = 8;
  private static final String PLATFORM = "sonara";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ApiKey key = ApiKey.create(new SecureRandom()::nextBytes);
  private final ApiKey admin = ApiKey.create(new SecureRandom()::nextBytes);
  private final StreamsInstance one;
  private final StreamsInstance other;
  private final KafkaSettings kafka;
  private final SchemaIds ids;

  SharedStateIT(Parts parts) {
    String prefix = "it" + UUID.randomUUID() + ".";
    one = new StreamsInstance(parts, prefix);
    other = new StreamsInstance(parts, prefix);
    kafka = KafkaSettings.from(one.settings());
    ids = KafkaSettings.schemaIds(one.settings());
    TopicAdmin.ensure(kafka);
  }

  @AfterEach
  void close() {
    one.close();
    other.close();
  }

  @Test
  void shouldAnswerAlikeWhicheverInstanceIsAskedAlsoWhenOneIsGone() {
    report();
    one.start();
    other.start();

    await(List.of(one, other));
    for (int i = 0; i < TRACKS; i++) {
      boolean atOne = status(one, i, true).statusCode() == 200;
      boolean atOther = status(other, i, true).statusCode() == 200;
      assertThat(atOne).as("track %d is at exactly one", i).isNotEqualTo(atOther);
    }

    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(this::previewAlike);

    other.close();
    await(List.of(one));
  }

  private void previewAlike() {
    for (StreamsInstance instance : List.of(one, other)) {
      JsonNode preview = preview(instance);
      assertThat(preview.path("events").asInt()).as("%s", preview).isEqualTo(TRACKS);
      assertThat(preview.path("complete").asBoolean()).as("%s", preview).isTrue();
      assertThat(preview.at("/months/0/before").asText()).isEqualTo(TRACKS + ".000000000");
      assertThat(preview.at("/months/0/difference").asText()).isEqualTo(TRACKS + ".000000000");
    }
  }

  private JsonNode preview(StreamsInstance at) {
    String draft = "{\"licences\":[" + Items.licence("l1", "label", "PER_EXPOSURE", "2") + "]}";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(at.url() + "/v1/previews"))
            .header("Authorization", "Bearer " + admin.text())
            .POST(HttpRequest.BodyPublishers.ofString(draft))
            .build();
    try {
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a request", e);
    }
  }

  /**
   * Tracks, a licence, a use of each; the keys of use and track fall on partitions of their own.
   */
  private void report() {
    try (KeyWriter keys = new KeyWriter(kafka, ids);
        RawTopics topics = new RawTopics(kafka)) {
      keys.add(key, Role.PLATFORM, PLATFORM, Instant.now(), null);
      keys.add(admin, Role.ADMIN, null, Instant.now(), null);
      ObjectNode licence = Items.licence("l1", "label", "PER_EXPOSURE", "1");
      write(topics, Topics.LICENCES, "l1", Kind.LICENCE, licence);
      for (int i = 0; i < TRACKS; i++) {
        write(topics, Topics.TRACKS, "t" + i, Kind.TRACK, Items.track("t" + i, "label"));
        write(
            topics, Topics.USAGE_REPORTED, "jamendo:t" + i, Kind.USAGE, Items.usage("e", "t" + i));
      }
    }
  }

  private void write(RawTopics topics, Topic topic, String key, Kind kind, ObjectNode item) {
    SpecificRecordBase record = AvroInputs.record(new Input(kind, PLATFORM, "", 0, item));
    byte[] value = AvroSerde.<SpecificRecordBase>of(topic, ids).serialize("", record);
    topics.write(topic, key.getBytes(StandardCharsets.UTF_8), Objects.requireNonNull(value));
  }

  private void await(List<StreamsInstance> asked) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () -> {
              for (StreamsInstance instance : asked) {
                assertThat(verdicts(instance)).hasSize(TRACKS).containsOnly("AUTHORISED");
              }
            });
  }

  private List<String> verdicts(StreamsInstance instance) throws IOException {
    List<String> verdicts = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      JsonNode answer = JSON.readTree(status(instance, i, false).body());
      verdicts.add(answer.at("/sides/MASTER/verdict").asText(answer.path("code").asText()));
    }
    return verdicts;
  }

  /**
   * @param passedOn true: only what the instance has itself
   */
  private HttpResponse<String> status(StreamsInstance at, int track, boolean passedOn) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(at.url() + "/v1/usage-events?id=e&track=jamendo:t" + track))
            .header("Authorization", "Bearer " + key.text());
    if (passedOn) {
      request.header("linernotes-passed-on", "1");
    }
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a request", e);
    }
  }
}
