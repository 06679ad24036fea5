package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.ingest.body.Read;

class VoidReaderTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private final List<UsageVoid> voids = new ArrayList<>();
  private final VoidReader reader =
      new VoidReader(
          "musicflow",
          () -> NOW,
          taken -> {
            voids.add(taken);
            return new byte[0];
          });

  private Read read(String track, String id, String reason, String more) {
    return Read.json(
        "{\"track\":" + track + ",\"id\":" + id + ",\"reason\":" + reason + more + "}", reader);
  }

  private Read replacing(String name, String value) {
    return read(
        name.equals("track") ? value : "\"isrc:US-UM7-18-04534\"",
        name.equals("id") ? value : "\"e1\"",
        name.equals("reason") ? value : "\"sent twice\"",
        "");
  }

  @Test
  void shouldNameThePlatformsUseAsItWasRecorded() {
    Read read = replacing("", "");
    assertThat(read.errors()).isEmpty();
    assertThat(voids)
        .containsExactly(new UsageVoid("musicflow", "isrc:USUM71804534", "e1", "sent twice", NOW));
    assertThat(new String(read.entries().get(0).key(), StandardCharsets.UTF_8))
        .isEqualTo("isrc:USUM71804534");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ISRC:us.um7 18-04534",
        "isrc: ISRC US-UM7-18-04534",
        " Jamendo : track_0000214 ",
        "isrc: QM-JM5-26-0532 ",
        "sha256:ÄB"
      })
  void shouldNormaliseTheTrackExactlyAsTheUseDoes(String sent) {
    List<UsageReported> events = new ArrayList<>();
    UsageReader uses =
        new UsageReader(
            "musicflow",
            () -> NOW,
            event -> {
              events.add(event);
              return new byte[0];
            });
    String event =
        "{\"id\":\"e1\",\"occurredAt\":\"2026-10-01T00:00:00Z\",\"track\":\""
            + sent
            + "\","
            + "\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\"}";
    assertThat(Read.json(event, uses).errors()).isEmpty();
    assertThat(replacing("track", "\"" + sent + "\"").errors()).isEmpty();
    assertThat(voids.get(0).getTrack()).isEqualTo(events.get(0).getTrack());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          track  | null                  | FIELD_MISSING
          track  | 7                     | FIELD_TYPE
          track  | "USUM71804534"        | IDENTIFIER_INVALID
          track  | "sha256:a\\nb"        | FIELD_INVALID
          id     | null                  | FIELD_MISSING
          id     | ["e1"]                | FIELD_TYPE
          id     | ""                    | FIELD_INVALID
          id     | "a\\u0000b"           | FIELD_INVALID
          reason | null                  | FIELD_MISSING
          reason | true                  | FIELD_TYPE
          reason | ""                    | FIELD_INVALID
          reason | "\\ud800"             | FIELD_INVALID
          """)
  void shouldRefuseWhatIsWrongWithItsCodeAndPointer(String name, String value, String code) {
    assertThat(replacing(name, value).errors()).containsExactly("0 " + code + " /" + name);
    assertThat(voids).isEmpty();
  }

  @Test
  void shouldBoundIdAndReason() {
    assertThat(replacing("id", "\"" + "i".repeat(201) + "\"").errors())
        .containsExactly("0 FIELD_TOO_LONG /id");
    assertThat(replacing("reason", "\"" + "𝄞".repeat(1000) + "\"").errors()).isEmpty();
    assertThat(replacing("reason", "\"" + "𝄞".repeat(1001) + "\"").errors())
        .containsExactly("0 FIELD_TOO_LONG /reason");
  }

  @Test
  void shouldNameAllThatIsMissing() {
    assertThat(Read.json("{}", reader).errors())
        .containsExactly("0 FIELD_MISSING /id +FIELD_MISSING /track +FIELD_MISSING /reason");
  }

  @Test
  void shouldNameTheItemByItsId() {
    assertThat(replacing("track", "7").issues().errors().get(0).id()).isEqualTo("e1");
  }

  @Test
  void shouldNeverTakeThePlatformFromTheBody() {
    Read read = read("\"a:b\"", "\"e1\"", "\"r\"", ",\"platform\":{\"x\":[1]}");
    assertThat(read.warnings()).containsExactly("0 FIELD_UNKNOWN /platform");
    assertThat(voids.get(0).getPlatform()).isEqualTo("musicflow");
  }

  @Test
  void shouldRefuseAFieldThatStandsTwice() {
    assertThat(read("\"a:b\"", "\"e1\"", "\"r\"", ",\"id\":\"e2\"").errors())
        .containsExactly("0 DUPLICATE_FIELD /id");
  }

  @Test
  void shouldWarnOfAMalformedIsrcSinceItMayMissItsUse() {
    Read read = replacing("track", "\"isrc:QM-JM5-26-0532\"");
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).containsExactly("0 IDENTIFIER_SUSPECT /track");
  }
}
