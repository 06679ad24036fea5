package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.SerializationException;
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
  private static final int HEADER_BYTES = 5;

  /** What a producer sends at most unless it is told otherwise, and a bit less. */
  private static final int HUGE_BYTES = 1_000_000;

  private final Stack stack;
  private final Upload upload;

  PoisonIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  /** Every way in which bytes can be no record of ours, of which brokers take all. */
  @Test
  void shouldQuarantineEverySortOfPoisonAmongUsageAndKeepTheEquation() {
    upload.send(Kind.USAGE, "before-poison", List.of(Items.usage("e0", "poison")));
    await(() -> recorded("before-poison") == 1);
    long before = quarantined();
    try (RawTopics topics = new RawTopics(stack)) {
      byte[] real = topics.read(Topics.USAGE_REPORTED).get(0).value();
      List<byte[]> sorts = sorts(real);
      sorts.forEach(value -> topics.write(Topics.USAGE_REPORTED, KEY, value));
      sorts.forEach(value -> topics.write(Topics.USAGE_REPORTED, null, value));
      topics.write(Topics.USAGE_REPORTED, null, null);
      upload.send(Kind.USAGE, "after-poison", List.of(Items.usage("e1", "poison")));

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(quarantined()).isEqualTo(before + 2L * sorts.size() + 1));
    }
    await(() -> recorded("after-poison") == 1);
    await(() -> isBalanced("/v1/audit/" + YearMonth.now(ZoneOffset.UTC)));
    await(() -> isBalanced("/v1/audit/2024-02"));
  }

  private static List<byte[]> sorts(byte[] real) {
    byte[] otherMagic = real.clone();
    otherMagic[0] = 1;
    byte[] huge = new byte[HUGE_BYTES];
    Arrays.fill(huge, (byte) 0xFF); // no length that Avro could write
    System.arraycopy(real, 0, huge, 0, HEADER_BYTES);
    return List.of(
        GARBAGE,
        UNKNOWN_SCHEMA,
        CUT_SHORT,
        new byte[0],
        otherMagic,
        Arrays.copyOf(real, HEADER_BYTES),
        Arrays.copyOf(real, real.length / 2),
        huge);
  }

  private boolean isBalanced(String path) {
    for (JsonNode audit : stack.finance().get(path).json().get("platforms")) {
      long told =
          audit.get("recorded").asLong()
              + audit.get("duplicates").asLong()
              + audit.get("conflicts").asLong()
              + audit.get("quarantined").asLong();
      if (audit.get("reported").asLong() != told) {
        return false;
      }
    }
    return true;
  }

  @Test
  void shouldKnowNewKeysBehindPoisonAmongThem() {
    try (RawTopics topics = new RawTopics(stack)) {
      assertThat(totals()).isNotNull(); // with a key of finance
      byte[] real = topics.read(Topics.ACCESS_KEYS).get(0).value();
      sorts(real).forEach(value -> topics.write(Topics.ACCESS_KEYS, KEY, value));
      topics.write(Topics.ACCESS_KEYS, KEY, null);
      sorts(real).forEach(value -> topics.write(Topics.ACCESS_LOG, null, value));
    }

    upload.send(Kind.USAGE, "new-key", List.of(Items.usage("e1", "poison")));
    await(() -> recorded("new-key") == 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"usage.audit", "usage.artist-months", "usage.quarantined", "usage.rating"})
  void shouldBookOnBehindPoisonAmongWhatTheSinkReads(String name) {
    Topic topic =
        Topics.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    String platform = "behind-" + name;
    try (RawTopics topics = new RawTopics(stack)) {
      sorts(UNKNOWN_SCHEMA).forEach(value -> topics.write(topic, KEY, value));
      topics.write(topic, KEY, null);
    }

    upload.send(Kind.USAGE, platform, List.of(Items.usage("e1", "poison")));
    await(() -> recorded(platform) == 1);
    await(() -> isBalanced("/v1/audit/2024-02"));
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
        .flatMap(record -> readable(serde, record.value()).stream())
        .filter(record -> record.getTopic().equals(written.topic()))
        .filter(record -> record.getPartition() == written.partition())
        .filter(record -> record.getOffset() == written.offset())
        .findFirst();
  }

  /** Poison among what was set aside is some other test's. */
  private static Optional<Quarantined> readable(AvroSerde<Quarantined> serde, byte[] value) {
    try {
      return Optional.ofNullable(serde.deserialize("", value));
    } catch (SerializationException e) {
      return Optional.empty();
    }
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
