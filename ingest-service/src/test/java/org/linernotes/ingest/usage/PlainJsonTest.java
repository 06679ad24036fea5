package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.JsonReading;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topics;

class PlainJsonTest {
  private static final Instant NOW = Instant.parse("2026-10-05T12:00:00Z");
  private static final String ORDINARY =
      "{\"id\":\"run0-e0-1\",\"occurredAt\":\"2026-09-14T00:00:00Z\",\"track\":\"isrc:USUM71804534\","
          + "\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r0\"}";

  private final AvroSerde<UsageReported> serde =
      AvroSerde.<UsageReported>of(Topics.USAGE_REPORTED, new ReleasedSchemas()).register();
  private final Reporting reporting =
      new Reporting(
          "musicflow", () -> NOW, event -> Objects.requireNonNull(serde.serialize("", event)));

  @Test
  void shouldGiveTheVeryRecordOfAnOrdinaryEvent() throws IOException {
    assertThat(plain(ORDINARY)).isNotNull();
    holds(ORDINARY);
  }

  @Test
  void shouldTakeTheShortWayWithEveryFieldOfTheContract() throws IOException {
    String whole =
        ORDINARY.replace(
            "}",
            ",\"modelVersion\":\"1\",\"dataset\":\"d\",\"exposures\":7,\"audioSeconds\":\"212.3\","
                + "\"territory\":\"GB\"}");
    assertThat(plain(whole)).isNotNull();
    holds(whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "isrc:XQUM71804534", // allocated to nobody
        "ISRC:USUM71804534",
        "isrc:usum71804534",
        "jamendo: track_1",
        "jamendo:track_1 ",
        ":x",
        "x:"
      })
  void shouldLeaveTracksThatNormalisingMayChange(String track) throws IOException {
    String event = ORDINARY.replace("isrc:USUM71804534", track);
    assertThat(plain(event)).isNull();
    holds(event);
  }

  /** Whatever is sent: either it is left to the reader that has the rules, or it gives the same. */
  @Property(tries = 20_000)
  void shouldGiveWhatTheRulesGiveOrNothing(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    holds(damaged(event(random), random));
  }

  private void holds(String event) throws IOException {
    LogEntry plain = plain(event);
    if (plain == null) {
      return;
    }
    BatchIssues issues = new BatchIssues();
    LogEntry ruled = ruled(event, issues);
    assertThat(issues.errors()).as(event).isEmpty();
    assertThat(issues.warnings()).as(event).isEmpty();
    assertThat(ruled).as(event).isNotNull();
    assertThat(plain.key()).as(event).isEqualTo(ruled == null ? null : ruled.key());
    assertThat(plain.value()).as(event).isEqualTo(ruled == null ? null : ruled.value());
  }

  private @Nullable LogEntry plain(String event) {
    byte[] bytes = ("[" + event + "]").getBytes(StandardCharsets.UTF_8);
    return UsageReader.quick(reporting, serde.header()).readPlain(bytes, 1, bytes.length - 1);
  }

  private @Nullable LogEntry ruled(String event, BatchIssues issues) throws IOException {
    issues.begin();
    try (JsonParser parser =
        JsonReading.factory().createParser(event.getBytes(StandardCharsets.UTF_8))) {
      parser.nextToken();
      LogEntry entry = new UsageReader(reporting).read(parser, issues);
      assertThat(parser.nextToken()).as("something after %s", event).isNull();
      return entry;
    } finally {
      issues.end();
    }
  }

  private static String event(Random random) {
    List<String> members = new ArrayList<>();
    members.add(member("id", random, "e-1", "x".repeat(200), "x".repeat(201), "", "é", "a b"));
    members.add(
        member(
            "occurredAt",
            random,
            "2026-09-14T00:00:00Z",
            "2026-09-30T23:59:59.999999Z",
            "2026-02-29T00:00:00Z",
            "2024-02-29T23:00:00.5Z",
            "2026-10-05T12:05:00Z",
            "2026-10-05T12:05:00.000001Z",
            "1969-12-31T23:59:59Z",
            "2026-09-14T00:00:00.1234567Z",
            "2016-12-31T23:59:60Z",
            "2026-09-14t00:00:00z",
            "2026-09-14T00:00:00+02:00"));
    members.add(
        member(
            "track",
            random,
            "isrc:USUM71804534",
            "isrc:GBAYE0601498",
            "jamendo:1",
            "sha256:aB",
            "x: y"));
    members.add(member("useType", random, "PRETRAINING", "VOICE_MODEL", "PLAY", "ANALYSIS"));
    members.add(member("model", random, "lark", "l:2", "Ω"));
    members.add(member("run", random, "run-1", "r\\u0041", " "));
    optional(members, random, member("modelVersion", random, "1", "", "2.0"));
    optional(members, random, member("dataset", random, "d", ""));
    optional(
        members,
        random,
        "\"exposures\":" + pick(random, "1", "7", "0", "1000000000", "07", "1.0", "-1", "null"));
    optional(
        members,
        random,
        member(
            "audioSeconds",
            random,
            "0",
            "212.3",
            "1.0000",
            "999999999999.999",
            ".5",
            "1.",
            "00.1"));
    optional(members, random, member("territory", random, "GB", "ZZ", "gb", "XX", "UK"));
    Collections.shuffle(members, random);
    return "{" + String.join(random.nextInt(9) == 0 ? " ,\n" : ",", members) + "}";
  }

  private static void optional(List<String> members, Random random, String member) {
    if (random.nextBoolean()) {
      members.add(member);
    }
  }

  /** Mostly the first, so that one oddity does not hide the next. */
  private static String member(String name, Random random, String... values) {
    return "\"" + name + "\":\"" + pick(random, values) + "\"";
  }

  private static String pick(Random random, String... values) {
    return random.nextInt(4) > 0 ? values[0] : values[random.nextInt(values.length)];
  }

  /** Half of them with a character put in, taken out, or another. */
  private static String damaged(String event, Random random) {
    int at = random.nextInt(event.length());
    String some = pick(random, "\"", ",", "{", "}", ":", "0", " ", "Z", "\\\\", "a", "-");
    return switch (random.nextInt(6)) {
      case 0 -> event.substring(0, at) + some + event.substring(at);
      case 1 -> event.substring(0, at) + event.substring(at + 1);
      case 2 -> event.substring(0, at) + some + event.substring(at + 1);
      default -> event;
    };
  }
}
