package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.body.Read;

class BinaryCloudEventReaderTest {
  private static final String DATA =
      "{\"track\":\"isrc:US-UM7-18-04534\",\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\"}";

  private final List<UsageReported> events = new ArrayList<>();
  private final Reporting reporting =
      new Reporting(
          "musicflow",
          InstantSource.fixed(Instant.parse("2026-10-15T12:00:00Z")),
          event -> {
            events.add(event);
            return new byte[0];
          });
  private final Map<String, List<String>> headers =
      new HashMap<>(
          Map.of(
              "ce-specversion", List.of("1.0"),
              "ce-id", List.of("e1"),
              "ce-source", List.of("/jobs/7"),
              "ce-type", List.of("training.use"),
              "ce-time", List.of("2026-10-01T23:30:00-01:00"),
              "ce-traceparent", List.of("00-1")));

  private Read read(String body) {
    return Read.json(body, new BinaryCloudEventReader(reporting, headers));
  }

  @Test
  void shouldFillIdAndTimeFromHeaders() {
    assertThat(read(DATA).errors()).isEmpty();
    assertThat(events.get(0).getId()).isEqualTo("e1");
    assertThat(events.get(0).getOccurredAt()).isEqualTo(Instant.parse("2026-10-02T00:30:00Z"));
    assertThat(events.get(0).getExtra()).isNull();
  }

  @Test
  void shouldDecodePercentsAndQuotes() {
    headers.put("ce-id", List.of("Euro%20%E2%82%AC%20%F0%9F%98%80 100% \u00e9"));
    assertThat(read(DATA).errors()).isEmpty();
    headers.put("ce-id", List.of("\"a\\\"%5cb\""));
    assertThat(read(DATA).errors()).isEmpty();
    assertThat(events)
        .extracting(UsageReported::getId)
        .containsExactly("Euro € 😀 100% é", "a\"\\b");
  }

  @Test
  void shouldNameTheHeaderThatIsAtFault() {
    headers.put("ce-id", List.of("%E2%82"));
    assertThat(read(DATA).errors()).containsExactly("0 ENCODING_INVALID ce-id");
    headers.put("ce-id", List.of("e1", "e2"));
    assertThat(read(DATA).errors()).containsExactly("0 DUPLICATE_FIELD ce-id");
    headers.put("ce-id", List.of("e1"));
    headers.put("ce-time", List.of("noon"));
    assertThat(read(DATA).errors()).containsExactly("0 FIELD_INVALID ce-time");
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"ce-id", "ce-source", "ce-type"})
  void shouldAskForTheAttributesThatCloudEventsRequires(String header) {
    headers.remove(header);
    assertThat(read(DATA).errors()).containsExactly("0 FIELD_MISSING " + header);
    headers.put(header, List.of(""));
    assertThat(read(DATA).errors()).containsExactly("0 FIELD_INVALID " + header);
  }

  @Test
  void shouldPointIntoTheBodyForFaultsOfTheEvent() {
    assertThat(read(DATA.replace("lark", "")).errors()).containsExactly("0 FIELD_INVALID /model");
    headers.remove("ce-time");
    assertThat(read(DATA).errors()).containsExactly("0 FIELD_MISSING /occurredAt");
  }
}
