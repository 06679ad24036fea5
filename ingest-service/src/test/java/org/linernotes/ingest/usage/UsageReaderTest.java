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
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.body.Read;

class UsageReaderTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
  private static final String REQUIRED =
      "{\"id\":\"e1\",\"occurredAt\":\"2026-10-01T23:30:00-01:00\",\"track\":\"isrc:US-UM7-18-04534\","
          + "\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\"";

  private final List<UsageReported> events = new ArrayList<>();
  private final UsageReader reader =
      new UsageReader(
          "musicflow",
          () -> NOW,
          event -> {
            events.add(event);
            return new byte[0];
          });

  private Read with(String members) {
    return Read.json(REQUIRED + members + "}", reader);
  }

  /** The event with one member replaced, or added. */
  private Read replacing(String name, String value) {
    String member = "\"" + name + "\":";
    int start = REQUIRED.indexOf(member);
    if (start < 0) {
      return with("," + member + value);
    }
    int valueStart = start + member.length();
    int end = REQUIRED.indexOf('"', valueStart + 1) + 1;
    return Read.json(
        REQUIRED.substring(0, valueStart) + value + REQUIRED.substring(end) + "}", reader);
  }

  @Test
  void shouldNormaliseAndFillInDefaults() {
    assertThat(with("").errors()).isEmpty();
    UsageReported event = events.get(0);
    assertThat(event.getPlatform()).isEqualTo("musicflow");
    assertThat(event.getTrack()).isEqualTo("isrc:USUM71804534");
    assertThat(event.getOccurredAt()).isEqualTo(Instant.parse("2026-10-02T00:30:00Z"));
    assertThat(event.getExposures()).isEqualTo(1);
    assertThat(event.getAudioMillis()).isNull();
    assertThat(event.getTerritory()).isEqualTo("ZZ");
    assertThat(event.getExtra()).isNull();
  }

  @Test
  void shouldKeyTheLogByTheNormalisedIdentifier() {
    Read read = with("");
    assertThat(new String(read.entries().get(0).key(), StandardCharsets.UTF_8))
        .isEqualTo("isrc:USUM71804534");
  }

  @Test
  void shouldTakeAllFieldsOfTheTable() {
    with(
        ",\"modelVersion\":\"2\",\"dataset\":\"d\",\"exposures\":1000000000,"
            + "\"audioSeconds\":\"441.6\",\"territory\":\"gb\"");
    UsageReported event = events.get(0);
    assertThat(event.getModelVersion()).isEqualTo("2");
    assertThat(event.getDataset()).isEqualTo("d");
    assertThat(event.getExposures()).isEqualTo(1_000_000_000);
    assertThat(event.getAudioMillis()).isEqualTo(441_600L);
    assertThat(event.getTerritory()).isEqualTo("GB");
  }

  @Test
  void shouldKeepUnknownFieldsAsSentAndNeverTakeThePlatformFromTheBody() {
    with(",\"platform\":\"other\",\"x\":{\"y\":[1.50,1e400,true,null,\"\\u00e9\"]}");
    assertThat(events.get(0).getPlatform()).isEqualTo("musicflow");
    assertThat(events.get(0).getExtra())
        .isEqualTo("{\"platform\":\"other\",\"x\":{\"y\":[1.50,1e400,true,null,\"é\"]}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"modelVersion", "dataset", "exposures", "audioSeconds", "territory"})
  void shouldTakeNullOfAnOptionalFieldAsAbsent(String name) {
    assertThat(replacing(name, "null").errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "occurredAt", "track", "useType", "model", "run"})
  void shouldNameEachMissingField(String name) {
    assertThat(replacing(name, "null").errors()).containsExactly("0 FIELD_MISSING /" + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id           | 7                          | FIELD_TYPE
          id           | {"a":[1]}                  | FIELD_TYPE
          id           | ""                         | FIELD_INVALID
          id           | "a\\u0000b"                | FIELD_INVALID
          id           | "\\ud800"                  | FIELD_INVALID
          occurredAt   | 1790000000                 | FIELD_TYPE
          occurredAt   | "2026-10-01"               | FIELD_INVALID
          occurredAt   | "2026-10-15T12:05:00.001Z" | TIME_IN_FUTURE
          track        | "USUM71804534"             | IDENTIFIER_INVALID
          track        | "isrc:"                    | IDENTIFIER_INVALID
          track        | "sha256:a\\nb"             | FIELD_INVALID
          track        | ["isrc:USUM71804534"]      | FIELD_TYPE
          useType      | "pretraining"              | FIELD_INVALID
          model        | "a\\tb"                    | FIELD_INVALID
          modelVersion | 2                          | FIELD_TYPE
          run          | true                       | FIELD_TYPE
          exposures    | "5"                        | FIELD_TYPE
          exposures    | [1]                        | FIELD_TYPE
          exposures    | 0                          | NUMBER_INVALID
          exposures    | -1                         | NUMBER_INVALID
          exposures    | 1.0                        | NUMBER_INVALID
          exposures    | 1e3                        | NUMBER_INVALID
          exposures    | 1e400                      | NUMBER_INVALID
          exposures    | NaN                        | NUMBER_INVALID
          exposures    | -Infinity                  | NUMBER_INVALID
          exposures    | 1000000001                 | NUMBER_INVALID
          exposures    | 99999999999999999999       | NUMBER_INVALID
          audioSeconds | 12.5                       | FIELD_TYPE
          audioSeconds | "-1"                       | NUMBER_INVALID
          audioSeconds | "1e3"                      | NUMBER_INVALID
          audioSeconds | "NaN"                      | NUMBER_INVALID
          audioSeconds | "1.2345"                   | NUMBER_INVALID
          audioSeconds | "1234567890123"            | NUMBER_INVALID
          audioSeconds | ".5"                       | NUMBER_INVALID
          territory    | "XX"                       | COUNTRY_UNKNOWN
          territory    | "GBR"                      | COUNTRY_UNKNOWN
          territory    | "ß"                        | COUNTRY_UNKNOWN
          territory    | 44                         | FIELD_TYPE
          extra        | NaN                        | NUMBER_INVALID
          extra        | "\\ud800"                  | FIELD_INVALID
          """)
  void shouldRefuseWhatIsWrongWithItsCodeAndPointer(String name, String value, String code) {
    assertThat(replacing(name, value).errors()).containsExactly("0 " + code + " /" + name);
    assertThat(events).isEmpty();
  }

  @Test
  void shouldPointIntoUnknownFields() {
    assertThat(with(",\"x\":{\"y\":[1,NaN]}").errors()).containsExactly("0 NUMBER_INVALID /x/y/1");
  }

  @Test
  void shouldRefuseANumberOfFourHundredDigitsWithoutExpandingIt() {
    Read read = with(",\"exposures\":1" + "0".repeat(400));
    assertThat(read.errors()).containsExactly("0 NUMBER_INVALID /exposures");
    assertThat(read.issues().errors().get(0).message()).hasSizeLessThan(200);
  }

  @Test
  void shouldCountCharactersNotBytes() {
    assertThat(replacing("id", "\"" + "𝄞".repeat(200) + "\"").errors()).isEmpty();
    assertThat(replacing("id", "\"" + "𝄞".repeat(201) + "\"").errors())
        .containsExactly("0 FIELD_TOO_LONG /id");
  }

  @Test
  void shouldRefuseAFieldThatStandsTwice() {
    assertThat(with(",\"id\":\"e2\"").errors()).containsExactly("0 DUPLICATE_FIELD /id");
    assertThat(with(",\"x\":1,\"x\":2").errors()).containsExactly("0 DUPLICATE_FIELD /x");
  }

  @Test
  void shouldNameAllFaultsOfAnItemInOneEntry() {
    Read read = with(",\"exposures\":0,\"territory\":\"XX\"");
    assertThat(read.errors())
        .containsExactly("0 NUMBER_INVALID /exposures +COUNTRY_UNKNOWN /territory");
    assertThat(read.issues().errors().get(0).id()).isEqualTo("e1");
    assertThat(read.issues().errors().get(0).message())
        .isEqualTo("the number 0 (expected: a whole number 1..1000000000)");
  }

  @Test
  void shouldAcceptAMalformedIsrcWithAWarning() {
    Read read = replacing("track", "\" ISRC: QM-JM5-26-0532 \"");
    assertThat(read.errors()).isEmpty();
    assertThat(read.warnings()).containsExactly("0 IDENTIFIER_SUSPECT /track");
    assertThat(events.get(0).getSuspect()).isTrue();
    assertThat(events.get(0).getTrack()).isEqualTo("isrc:QM-JM5-26-0532");
  }

  @Test
  void shouldAcceptUseThatIsFiveMinutesAheadOrAnyAgeOld() {
    assertThat(replacing("occurredAt", "\"2026-10-15T12:05:00Z\"").errors()).isEmpty();
    assertThat(replacing("occurredAt", "\"0001-01-01T00:00:00Z\"").errors()).isEmpty();
  }

  @Test
  void shouldRefuseAnEventThatIsTooLargeAndSayWhichFieldIs() {
    assertThat(with(",\"x\":\"" + "a".repeat(10_000_000) + "\",\"y\":1").errors())
        .containsExactly("0 EVENT_TOO_LARGE /x");
  }

  @Test
  void shouldRefuseDeepNesting() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    String deeper = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(with(",\"x\":" + deep).errors()).containsExactly("0 NESTING_TOO_DEEP /x");
    assertThat(with(",\"x\":" + deeper).errors()).containsExactly("0 NESTING_TOO_DEEP /x");
  }

  @Test
  void shouldPointAtInvalidUtf8() {
    byte[] body = (REQUIRED + ",\"dataset\":\"ab?\"}").getBytes(StandardCharsets.ISO_8859_1);
    body[body.length - 3] = (byte) 0xE9; // é in Latin-1
    assertThat(Read.of(body, JsonForm.JSON, reader).errors())
        .containsExactly("0 ENCODING_INVALID /dataset");
  }
}
