package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.avro.Quarantined;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.serde.AvroSerde;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** Records that no service wrote: set aside with cause and position, counted, and passed over. */
@ExtendWith(Integration.class)
class PoisonIT {
  private static final byte[] KEY = "jamendo:poison".getBytes(StandardCharsets.UTF_8);
  private static final byte[] GARBAGE = "\u0001not avro".getBytes(StandardCharsets.UTF_8);
  private static final byte[] UNKNOWN_SCHEMA = {0, 0x7F, 0, 0, 0, 1, 2, 3};
  private static final byte[] CUT_SHORT = {0, 0, 0};

  private final Stack stack;
  private final Upload upload;

  PoisonIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldCountUnreadableUsageAsQuarantinedAndGoOn() {
    long before = quarantined();
    try (RawTopics topics = new RawTopics(stack)) {
      RecordMetadata garbage = topics.write(Topics.USAGE_REPORTED, KEY, GARBAGE);
      topics.write(Topics.USAGE_REPORTED, KEY, UNKNOWN_SCHEMA);
      topics.write(Topics.USAGE_REPORTED, KEY, CUT_SHORT);
      topics.write(Topics.USAGE_REPORTED, KEY, null);
      upload.send(Kind.USAGE, "after-garbage", List.of(Items.usage("e1", "poison")));

      Quarantined record = awaitQuarantined(topics, garbage);
      assertThat(record.getCause()).isEqualTo("UNREADABLE");
      assertThat(record.getMessage()).contains("expected");
      assertThat(record.getValue().array()).isEqualTo(GARBAGE);
      assertThat(record.getKey().array()).isEqualTo(KEY);
    }

    await(() -> quarantined() == before + 4);
    await(() -> recorded("after-garbage") == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"catalogue.tracks", "catalogue.licences", "catalogue.consents", "usage.voids"})
  void shouldSetAsidePoisonInTheCatalogueAndAmongVoidsAndGoOn(String name) {
    Topic topic =
        Topics.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    String party = "after-" + name;
    try (RawTopics topics = new RawTopics(stack)) {
      RecordMetadata written = topics.write(topic, KEY, GARBAGE);
      RecordMetadata deleted = topics.write(topic, KEY, null);

      assertThat(awaitQuarantined(topics, written).getCause()).isEqualTo("UNREADABLE");
      assertThat(awaitQuarantined(topics, deleted).getCause()).isIn("UNREADABLE", "INVALID");
    }

    upload.send(Kind.TRACK, "", List.of(Items.track(party, party)));
    upload.send(Kind.LICENCE, "", List.of(Items.licence(party, party, "PER_EXPOSURE", "1")));
    upload.send(Kind.CONSENT, "", List.of(Items.consent(party, "ann")));
    upload.send(Kind.USAGE, "after-poison", List.of(Items.usage(party, party)));
    await(() -> totals().contains(party));
  }

  private Quarantined awaitQuarantined(RawTopics topics, RecordMetadata written) {
    await(() -> find(topics, written).isPresent());
    return find(topics, written).orElseThrow();
  }

  private Optional<Quarantined> find(RawTopics topics, RecordMetadata written) {
    AvroSerde<Quarantined> serde = AvroSerde.of(Topics.QUARANTINED, stack.context().schemaIds());
    return topics.read(Topics.QUARANTINED).stream()
        .map(record -> serde.deserialize("", record.value()))
        .filter(record -> record.getTopic().equals(written.topic()))
        .filter(record -> record.getPartition() == written.partition())
        .filter(record -> record.getOffset() == written.offset())
        .findFirst();
  }

  /** Unreadable usage is counted in the month in which it was written. */
  private long quarantined() {
    String now = YearMonth.now(ZoneOffset.UTC).toString();
    return count("/v1/audit/" + now, "unknown", "quarantined");
  }

  private long recorded(String platform) {
    return count("/v1/audit/2024-02", platform, "recorded");
  }

  private long count(String path, String platform, String count) {
    for (JsonNode audit : stack.finance().get(path).json().get("platforms")) {
      if (audit.get("platform").asText().equals(platform)) {
        return audit.get(count).asLong();
      }
    }
    return 0;
  }

  private List<String> totals() {
    return stack.finance().get("/v1/royalties/2024-02").json().findValuesAsText("party");
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(100))
        .until(condition);
  }
}
