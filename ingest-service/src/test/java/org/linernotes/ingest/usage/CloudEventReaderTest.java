package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.Read;

class CloudEventReaderTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
  private static final String ATTRIBUTES =
      "\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/jobs/7\",\"type\":\"training.use\"";
  private static final String TIME = "\"time\":\"2026-10-01T23:30:00-01:00\"";
  private static final String REST =
      "\"track\":\"isrc:US-UM7-18-04534\",\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\"";

  private final List<UsageReported> events = new ArrayList<>();
  private final Reporting reporting =
      new Reporting(
          "musicflow",
          InstantSource.fixed(NOW),
          event -> {
            events.add(event);
            return new byte[0];
          });

  private Read read(String... members) {
    return Read.json("{" + String.join(",", members) + "}", new CloudEventReader(reporting));
  }

  private static String data(String members) {
    return "\"data\":{" + members + "}";
  }

  @Test
  void shouldFillIdAndTimeFromTheEnvelopeInAnyOrder() {
    assertThat(read(ATTRIBUTES, TIME, data(REST)).errors()).isEmpty();
    assertThat(read(data(REST), TIME, ATTRIBUTES).errors()).isEmpty();
    assertThat(events).hasSize(2).allMatch(events.get(0)::equals);
    assertThat(events.get(0).getId()).isEqualTo("e1");
    assertThat(events.get(0).getOccurredAt()).isEqualTo(Instant.parse("2026-10-02T00:30:00Z"));
  }

  @Test
  void shouldPreferWhatTheEventItselfSays() {
    Read read =
        read(
            ATTRIBUTES,
            TIME,
            data(REST + ",\"id\":\"own\",\"occurredAt\":\"2026-09-30T00:00:00Z\""));
    assertThat(read.errors()).isEmpty();
    assertThat(events.get(0).getId()).isEqualTo("own");
    assertThat(events.get(0).getOccurredAt()).isEqualTo(Instant.parse("2026-09-30T00:00:00Z"));
  }

  @Test
  void shouldKeepNothingOfTheEnvelopeSoThatTheSameUseIsTheSameRecord() {
    String own = REST + ",\"id\":\"e1\",\"occurredAt\":\"2026-10-02T00:30:00Z\",\"x\":[1]";
    read(
        ATTRIBUTES,
        TIME,
        "\"traceparent\":\"00-1\",\"subject\":\"s\",\"partitionkey\":\"9\"",
        data(own));
    Read.json("{" + own + "}", new UsageReader(reporting));
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isEqualTo(events.get(1));
    assertThat(events.get(0).getExtra()).isEqualTo("{\"x\":[1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          specversion | "1.0" | "0.3"  | FIELD_INVALID
          specversion | "1.0" | 1.0    | FIELD_TYPE
          specversion | "1.0" | null   | FIELD_MISSING
          id          | "e1"  | null   | FIELD_MISSING
          id          | "e1"  | ""     | FIELD_INVALID
          id          | "e1"  | {"a":1} | FIELD_TYPE
          source      | "/jobs/7" | null | FIELD_MISSING
          source      | "/jobs/7" | ""   | FIELD_INVALID
          type        | "training.use" | null | FIELD_MISSING
          type        | "training.use" | [1]  | FIELD_TYPE
          """)
  void shouldHoldTheEnvelopeToCloudEvents(String name, String good, String bad, String code) {
    String member = "\"" + name + "\":";
    String attributes = ATTRIBUTES.replace(member + good, member + bad);
    assertThat(read(attributes, TIME, data(REST)).errors())
        .containsExactly("0 " + code + " /" + name);
    assertThat(read(data(REST), TIME, attributes).errors())
        .containsExactly("0 " + code + " /" + name);
    assertThat(events).isEmpty();
  }

  @Test
  void shouldNameWhereATimeIsMissingWrongOrAhead() {
    assertThat(read(ATTRIBUTES, data(REST)).errors())
        .containsExactly("0 FIELD_MISSING /data/occurredAt");
    assertThat(read(ATTRIBUTES, "\"time\":\"noon\"", data(REST)).errors())
        .containsExactly("0 FIELD_INVALID /time");
    assertThat(read(ATTRIBUTES, "\"time\":\"\"", data(REST)).errors())
        .containsExactly("0 FIELD_INVALID /time");
    assertThat(read(ATTRIBUTES, "\"time\":7", data(REST)).errors())
        .containsExactly("0 FIELD_TYPE /time");
    assertThat(read(ATTRIBUTES, "\"time\":\"2027-01-01T00:00:00Z\"", data(REST)).errors())
        .containsExactly("0 TIME_IN_FUTURE /time");
  }

  @Test
  void shouldPointIntoTheData() {
    Read read =
        read(
            ATTRIBUTES,
            TIME,
            data(REST.replace("PRETRAINING", "x") + ",\"exposures\":0,\"run\":\"r\",\"y\":[NaN]"));
    assertThat(read.errors())
        .containsExactly(
            "0 FIELD_INVALID /data/useType +NUMBER_INVALID /data/exposures"
                + " +DUPLICATE_FIELD /data/run +NUMBER_INVALID /data/y/0");
    assertThat(read.issues().errors().get(0).id()).isEqualTo("e1");
  }

  @Test
  void shouldAskForDataThatIsAnObject() {
    assertThat(read(ATTRIBUTES, TIME).errors()).containsExactly("0 FIELD_MISSING /data");
    assertThat(read(ATTRIBUTES, TIME, "\"data\":null").errors())
        .containsExactly("0 FIELD_MISSING /data");
    assertThat(read(ATTRIBUTES, TIME, "\"data\":[1]").errors())
        .containsExactly("0 FIELD_TYPE /data");
    assertThat(read(ATTRIBUTES, TIME, data(REST), data(REST)).errors())
        .containsExactly("0 DUPLICATE_FIELD /data");
    assertThat(read(ATTRIBUTES, TIME, "\"id\":\"e2\"", data(REST)).errors())
        .containsExactly("0 DUPLICATE_FIELD /id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "Application/JSON; charset=utf-8", "application/x.use+json"})
  void shouldTakeDataThatIsJson(String type) {
    assertThat(read(ATTRIBUTES, TIME, "\"datacontenttype\":\"" + type + "\"", data(REST)).errors())
        .isEmpty();
  }

  @Test
  void shouldRefuseDataThatIsNotJson() {
    assertThat(
            read(ATTRIBUTES, TIME, "\"datacontenttype\":\"application/xml\"", data(REST)).errors())
        .containsExactly("0 CONTENT_TYPE_UNSUPPORTED /datacontenttype");
  }

  private Read base64(String data) {
    byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
    String text = Base64.getEncoder().encodeToString(bytes);
    return read(ATTRIBUTES, TIME, "\"data_base64\":\"" + text + "\"");
  }

  @Test
  void shouldReadDataInBase64() {
    assertThat(base64("{" + REST + "}").errors()).isEmpty();
    assertThat(events.get(0).getTrack()).isEqualTo("isrc:USUM71804534");
    assertThat(base64("{" + REST + ",\"exposures\":0,\"x\":{\"y\":NaN}}").errors())
        .containsExactly(
            "0 NUMBER_INVALID /data_base64/exposures +NUMBER_INVALID /data_base64/x/y");
  }

  @Test
  void shouldRefuseBase64ThatHoldsNoEvent() {
    for (String bad : List.of("[]", "{", "{}{}", "", "{\"id\":\"\u00e9\"}")) {
      assertThat(base64(bad).errors())
          .as(bad)
          .hasSize(1)
          .allMatch(error -> error.startsWith("0 FIELD_INVALID /data_base64"));
    }
    assertThat(base64("{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}").errors())
        .containsExactly("0 NESTING_TOO_DEEP /data_base64");
    assertThat(read(ATTRIBUTES, TIME, "\"data_base64\":\"***\"").errors())
        .containsExactly("0 FIELD_INVALID /data_base64");
    assertThat(read(ATTRIBUTES, TIME, "\"data_base64\":7").errors()).hasSize(1);
  }
}
