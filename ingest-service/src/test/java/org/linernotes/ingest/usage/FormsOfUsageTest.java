package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecord;
import org.linernotes.avro.UsageReported;
import org.linernotes.ingest.avro.AvroReading;
import org.linernotes.ingest.avro.Containers;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.item.Encoder;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topics;

/** The same events make the same records and the same issues, whatever form they are sent in. */
class FormsOfUsageTest {
  private static final AvroSerde<UsageReported> SERDE =
      AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());

  private final Encoder<UsageReported> encoder =
      event -> Objects.requireNonNull(SERDE.serialize(Topics.USAGE_REPORTED.name(), event));
  private final Reporting reporting =
      new Reporting("musicflow", InstantSource.fixed(SentEvents.NOW), encoder);

  @Provide
  Arbitrary<List<SentEvent>> events() {
    return SentEvents.any().list().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void shouldMakeTheSameOfTheSameEventsInEveryForm(
      @ForAll("events") List<SentEvent> events, @ForAll @IntRange(min = 1, max = 700) int piece) {
    List<Outcome> expected = new ArrayList<>();
    for (SentEvent event : events) {
      expected.addAll(read(event.json(), JsonForm.NDJSON, piece));
    }
    assertThat(expected).hasSameSizeAs(events);
    assertThat(read(joined(events, "\n"), JsonForm.NDJSON, piece)).isEqualTo(expected);
    assertThat(read("[" + joined(events, ",") + "]", JsonForm.JSON, piece)).isEqualTo(expected);
    cloudEvents(events, expected, piece);
    avro(events, expected, piece);
  }

  private void cloudEvents(List<SentEvent> events, List<Outcome> expected, int piece) {
    List<String> envelopes = new ArrayList<>();
    List<Outcome> some = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      SentEvent event = events.get(i);
      if (!event.isCloudEvent()) {
        continue;
      }
      envelopes.add(event.structured());
      some.add(expected.get(i));
      BodyReading structured = BodyReading.of(JsonForm.JSON, new CloudEventReader(reporting));
      assertThat(outcomes(event.structured(), structured, piece, "/data"))
          .as(event.structured())
          .containsExactly(expected.get(i));
      BodyReading binary =
          BodyReading.of(JsonForm.OBJECT, new BinaryCloudEventReader(reporting, event.headers()));
      assertThat(outcomes(event.data(), binary, piece, ""))
          .as(event.headers() + event.data())
          .containsExactly(expected.get(i));
    }
    BodyReading batch = BodyReading.of(JsonForm.JSON, new CloudEventReader(reporting));
    assertThat(outcomes("[" + String.join(",", envelopes) + "]", batch, piece, "/data"))
        .isEqualTo(some);
  }

  private void avro(List<SentEvent> events, List<Outcome> expected, int piece) {
    List<GenericRecord> published = new ArrayList<>();
    List<Outcome> ofPublished = new ArrayList<>();
    List<GenericRecord> nullable = new ArrayList<>();
    List<Outcome> ofNullable = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      SentEvent event = events.get(i);
      if (event.isWhole() && event.isAvro()) {
        published.add(event.published());
        ofPublished.add(expected.get(i));
      }
      if (event.isAvro()) {
        nullable.add(event.nullable());
        ofNullable.add(expected.get(i));
      }
    }
    assertThat(container(SentEvent.PUBLISHED, published, piece)).isEqualTo(ofPublished);
    assertThat(container(SentEvent.NULLABLE, nullable, piece)).isEqualTo(ofNullable);
  }

  private List<Outcome> container(Schema schema, List<GenericRecord> records, int piece) {
    byte[] body = Containers.of(schema, CodecFactory.deflateCodec(1), 3, records);
    BodyReading reading =
        new AvroReading(new UsageDatumReader(reporting, new UsagePlans(), SERDE.header()));
    return Outcome.of(body, reading, piece, "/extra");
  }

  private static String joined(List<SentEvent> events, String delimiter) {
    return String.join(delimiter, events.stream().map(SentEvent::json).toList());
  }

  private List<Outcome> read(String body, JsonForm form, int piece) {
    return outcomes(body, BodyReading.of(form, new UsageReader(reporting)), piece, "");
  }

  private static List<Outcome> outcomes(
      String body, BodyReading reading, int piece, String within) {
    return Outcome.of(body.getBytes(StandardCharsets.UTF_8), reading, piece, within);
  }
}
