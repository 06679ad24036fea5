package org.linernotes.sink.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/**
 * The journal, one entry a line. Assets are written as Formance's ledger does: {@code GBP/9} is a
 * billionth of a pound, and amounts are integers of it, here as strings, since many readers of JSON
 * lose digits beyond 2^53. Debits are positive, credits negative; an entry's amounts sum to zero.
 */
public final class JournalNdjson {
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT) // what breaks off must look broken
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
          .build();

  private JournalNdjson() {}

  public static void write(OutputStream out, Iterator<JournalEntry> entries) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.setPrettyPrinter(new MinimalPrettyPrinter("")); // nothing between entries
      while (entries.hasNext()) {
        entry(json, entries.next());
        json.writeRaw('\n');
      }
    }
  }

  private static void entry(JsonGenerator json, JournalEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("entryId", Long.toString(entry.entryId()));
    json.writeStringField("period", entry.period().toString());
    json.writeStringField("originMonth", entry.origin().toString());
    json.writeStringField("reason", entry.reason().name());
    json.writeStringField("charge", entry.charge().name());
    text(json, "cellId", entry.cellId());
    json.writeStringField("platform", entry.platform());
    json.writeStringField("licenceId", entry.licenceId());
    text(json, "side", entry.side());
    json.writeStringField("bookedAt", entry.bookedAt().toString());
    json.writeArrayFieldStart("postings");
    for (JournalPosting posting : entry.postings()) {
      posting(json, posting);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void posting(JsonGenerator json, JournalPosting posting) throws IOException {
    json.writeStartObject();
    json.writeStringField("account", posting.account());
    text(json, "party", posting.party());
    json.writeStringField("asset", posting.currency() + "/" + Decimals.MONEY_SCALE);
    json.writeStringField("amount", posting.amount().unscaledValue().toString());
    json.writeFieldName("ppm");
    if (posting.ppm() == null) {
      json.writeNull();
    } else {
      json.writeNumber(posting.ppm());
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    json.writeFieldName(name);
    json.writeString(Objects.toString(value, null));
  }
}
