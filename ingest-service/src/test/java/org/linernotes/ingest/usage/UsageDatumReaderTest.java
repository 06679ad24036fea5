package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.avro.UsageEvent;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.avro.AvroReading;
import org.linernotes.ingest.avro.Containers;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.body.Read;

class UsageDatumReaderTest {
  private static final long OCTOBER_MICROS = 1_790_812_800_000_000L;
  private static final Schema PUBLISHED = UsageEvent.getClassSchema();

  private final List<UsageReported> judged = new ArrayList<>();
  private final Reporting reporting =
      new Reporting(
          "musicflow",
          InstantSource.fixed(Instant.parse("2026-10-15T12:00:00Z")),
          event -> {
            judged.add(event);
            return new byte[0];
          });

  private Read read(Schema schema, GenericRecord record) {
    byte[] body = Containers.of(schema, CodecFactory.nullCodec(), 10, List.of(record));
    return Read.inPieces(
        body,
        body.length,
        new AvroReading(new UsageDatumReader(reporting, new UsagePlans(), new byte[] {42})));
  }

  private Read with(String name, Object value) {
    GenericRecord event = Containers.event("e1");
    event.put(name, value);
    return read(PUBLISHED, event);
  }

  @Test
  void shouldCopyAPlainEventWithoutALookAtItsValues() {
    Read read = with("dataset", "d");
    assertThat(read.entries()).hasSize(1);
    assertThat(judged).isEmpty();
    assertThat(read.entries().get(0).value()[0]).isEqualTo((byte) 42);
    assertThat(new String(read.entries().get(0).key(), StandardCharsets.UTF_8))
        .isEqualTo("isrc:USUM71804534");
  }

  @Test
  void shouldNormaliseWhatIsNotPlain() {
    assertThat(with("track", "ISRC: us-um7-18-04534").errors()).isEmpty();
    assertThat(with("territory", "gb").errors()).isEmpty();
    assertThat(with("modelVersion", "").errors()).isEmpty();
    assertThat(with("extra", " {\"x\" : 1.50} ").errors()).isEmpty();
    assertThat(with("extra", "{}").errors()).isEmpty();
    assertThat(judged).extracting(UsageReported::getTrack).containsOnly("isrc:USUM71804534");
    assertThat(judged.get(1).getTerritory()).isEqualTo("GB");
    assertThat(judged.get(2).getModelVersion()).isNull();
    assertThat(judged.get(3).getExtra()).isEqualTo("{\"x\":1.50}");
    assertThat(judged.get(4).getExtra()).isNull();
  }

  @Test
  void shouldWarnOfAMalformedIsrc() {
    for (String odd : List.of("isrc:QMJM526532", "isrc:XXRC12345678", "isrc:usum7180453")) {
      Read read = with("track", odd);
      assertThat(read.warnings()).as(odd).containsExactly("0 IDENTIFIER_SUSPECT /track");
      assertThat(read.entries()).hasSize(1);
    }
    assertThat(judged).hasSize(3).allMatch(UsageReported::getSuspect);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id          | ''             | FIELD_INVALID
          track       | USUM71804534   | IDENTIFIER_INVALID
          useType     | pretraining    | FIELD_INVALID
          territory   | XX             | COUNTRY_UNKNOWN
          extra       | [1]            | FIELD_INVALID
          extra       | {              | FIELD_INVALID
          extra       | {} {}          | FIELD_INVALID
          extra       | ''             | FIELD_INVALID
          """)
  void shouldRefuseWhatIsWrongWithItsCodeAndPointer(String name, String value, String code) {
    assertThat(with(name, value).errors()).containsExactly("0 " + code + " /" + name);
  }

  @Test
  void shouldHoldNumbersToTheRangesOfTheContract() {
    assertThat(with("exposures", 0).errors()).containsExactly("0 NUMBER_INVALID /exposures");
    assertThat(with("exposures", 1_000_000_001).errors()).hasSize(1);
    assertThat(with("audioMillis", -1L).errors()).containsExactly("0 NUMBER_INVALID /audioMillis");
    assertThat(with("audioMillis", 1_000_000_000_000_000L).errors()).hasSize(1);
    assertThat(with("occurredAt", OCTOBER_MICROS * 10).errors())
        .containsExactly("0 TIME_IN_FUTURE /occurredAt");
    assertThat(with("occurredAt", Long.MIN_VALUE).errors())
        .containsExactly("0 FIELD_INVALID /occurredAt");
    assertThat(with("occurredAt", Long.MAX_VALUE).errors())
        .containsExactly("0 FIELD_INVALID /occurredAt");
  }

  @Test
  void shouldPointIntoTheOtherFields() {
    assertThat(with("extra", "{\"x\":{\"y\":[1,NaN]},\"id\":\"e2\",\"x\":1}").errors())
        .containsExactly(
            "0 NUMBER_INVALID /extra/x/y/1 +DUPLICATE_FIELD /extra/id +DUPLICATE_FIELD /extra/x");
    String deep = "{\"x\":" + "[".repeat(100) + "]".repeat(100) + "}";
    assertThat(with("extra", deep).errors()).containsExactly("0 NESTING_TOO_DEEP /extra");
  }

  @Test
  void shouldRefuseBytesThatAreNotUtf8AndTakeAZeroByteForWhatItIs() {
    byte[] latin1 = "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(with("dataset", new org.apache.avro.util.Utf8(latin1)).errors())
        .containsExactly("0 ENCODING_INVALID /dataset");
    assertThat(with("dataset", "a\u0000b").errors()).containsExactly("0 FIELD_INVALID /dataset");
    assertThat(with("extra", "\u0000{}").errors()).containsExactly("0 FIELD_INVALID /extra");
  }

  @Test
  void shouldRefuseAnEventThatIsTooLargeAndSayWhichFieldIs() {
    assertThat(with("extra", "{\"x\":\"" + "a".repeat(33_000) + "\"}").errors())
        .containsExactly("0 EVENT_TOO_LARGE /extra");
    assertThat(with("model", "a".repeat(33_000)).errors())
        .containsExactly("0 EVENT_TOO_LARGE /model");
  }

  private static Schema other() {
    return SchemaBuilder.record("Other")
        .fields()
        .name("useType")
        .type(SchemaBuilder.enumeration("Kind").symbols("EVALUATION", "PRETRAINING", "NOT_ONE"))
        .noDefault()
        .name("occurredAt")
        .type(LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
        .noDefault()
        .name("id")
        .type()
        .unionOf()
        .stringType()
        .and()
        .nullType()
        .endUnion()
        .noDefault()
        .requiredBytes("model")
        .optionalLong("exposures")
        .requiredString("run")
        .requiredString("track")
        .endRecord();
  }

  private static GenericRecord otherEvent() {
    Schema schema = other();
    GenericRecord event = new GenericData.Record(schema);
    event.put(
        "useType", new GenericData.EnumSymbol(schema.getField("useType").schema(), "EVALUATION"));
    event.put("occurredAt", OCTOBER_MICROS / 1000);
    event.put("id", "e1");
    event.put("model", ByteBuffer.wrap("lärk".getBytes(StandardCharsets.UTF_8)));
    event.put("run", "r1");
    event.put("track", "isrc:USUM71804534");
    return event;
  }

  @Test
  void shouldReadAnotherSchemaThatSaysTheSame() {
    assertThat(read(other(), otherEvent()).errors()).isEmpty();
    UsageReported event = judged.get(0);
    assertThat(event.getOccurredAt()).isEqualTo(Instant.parse("2026-10-01T00:00:00Z"));
    assertThat(event.getUseType()).isEqualTo("EVALUATION");
    assertThat(event.getModel()).isEqualTo("lärk");
    assertThat(event.getExposures()).isEqualTo(1);
    assertThat(event.getTerritory()).isEqualTo("ZZ");
  }

  @Test
  void shouldJudgeWhatOnlyAnotherSchemaCanSay() {
    GenericRecord event = otherEvent();
    event.put("id", null);
    event.put("exposures", 1L << 40);
    event.put(
        "useType", new GenericData.EnumSymbol(other().getField("useType").schema(), "NOT_ONE"));
    assertThat(read(other(), event).errors())
        .containsExactly("0 FIELD_INVALID /useType +NUMBER_INVALID /exposures +FIELD_MISSING /id");
  }

  private void refused(String schema, String message) {
    UsageDatumReader reader = new UsageDatumReader(reporting, new UsagePlans(), new byte[0]);
    assertThatThrownBy(() -> reader.schema(schema))
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> assertThat(e.code()).isEqualTo(BodyException.Code.AVRO_SCHEMA_UNSUPPORTED))
        .hasMessageContaining(message);
  }

  @Test
  void shouldRefuseASchemaThatWouldLoseOrMistakeSomething() {
    String published = PUBLISHED.toString();
    refused("{", "unreadable");
    refused("{\"type\":\"fixed\",\"name\":\"f\",\"size\":\"no\"}", "unreadable");
    refused("\"string\"", "a record");
    refused(published.replace("\"dataset\"", "\"datasetName\""), "field datasetName");
    refused(published.replace("\"track\"", "\"modelVersion2\""), "field modelVersion2");
    refused(
        published.replace(",\"logicalType\":\"timestamp-micros\"", ""),
        "timestamp-micros, -millis or -nanos");
    refused(published.replace("\"int\"", "\"double\""), "field exposures is \"double\"");
    refused(other().toString().replace("\"run\"", "\"dataset\""), "no field run");
    refused(
        other()
            .toString()
            .replace("\"name\":\"run\",\"type\":\"string\"", "\"name\":\"run\",\"type\":\"null\""),
        "field run is \"null\"");
  }
}
