package org.linernotes.sink.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/** A line's members, sorted. */
final class LineFields {

  private LineFields() {}

  static void write(JsonGenerator json, StatementLine line) throws IOException {
    json.writeStartObject();
    json.writeStringField("amount", Decimals.text(line.amount()));
    text(json, "artist", line.artist());
    json.writeStringField("basis", line.basis());
    json.writeStringField("gross", Decimals.text(line.gross()));
    json.writeArrayFieldStart("identifiers");
    for (String identifier : line.identifiers()) {
      json.writeString(identifier);
    }
    json.writeEndArray();
    json.writeStringField("licenceId", line.licenceId());
    text(json, "model", line.model());
    text(json, "modelVersion", line.modelVersion());
    json.writeStringField("originMonth", line.originMonth().toString());
    json.writeStringField("platform", line.platform());
    writeTerms(json, line);
    json.writeEndObject();
  }

  private static void writeTerms(JsonGenerator json, StatementLine line) throws IOException {
    json.writeFieldName("ppm");
    if (line.ppm() == null) {
      json.writeNull();
    } else {
      json.writeNumber(line.ppm());
    }
    json.writeStringField("rate", Decimals.text(line.rate()));
    if (line.reason() != null) {
      json.writeStringField("reason", line.reason().name());
    }
    text(json, "side", line.side() == null ? null : line.side().name());
    text(json, "title", line.title());
    text(json, "trackId", line.trackId());
    json.writeStringField("units", Decimals.text(line.units()));
    text(json, "useType", line.useType());
  }

  private static void text(JsonGenerator json, String name, @Nullable String value)
      throws IOException {
    json.writeFieldName(name);
    json.writeString(value); // null too
  }
}
