package org.linernotes.ingest.usage;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.linernotes.avro.UsageEvent;
import org.linernotes.http.Json;

/**
 * An event, and how it is written in each form.
 *
 * @param fields those that are given; times as instants, or texts that are none
 * @param extra members of JSON that the contract does not name
 * @param variant which of the ways to write it
 */
record SentEvent(Map<UsageColumn, Object> fields, List<String> extra, int variant) {
  static final Object ABSENT = "(absent)";
  static final Schema PUBLISHED = UsageEvent.getClassSchema();
  static final Schema NULLABLE = nullableSchema();

  /** The same fields the other way round, each of them nullable. */
  private static Schema nullableSchema() {
    List<Schema.Field> fields = new ArrayList<>();
    for (UsageColumn column : UsageColumn.ALL) {
      Schema type =
          switch (column) {
            case OCCURRED_AT ->
                LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG));
            case EXPOSURES, AUDIO_MILLIS -> Schema.create(Schema.Type.LONG);
            default -> Schema.create(Schema.Type.STRING);
          };
      Schema union = Schema.createUnion(type, Schema.create(Schema.Type.NULL));
      fields.add(new Schema.Field(column.text(), union));
    }
    Collections.reverse(fields);
    return Schema.createRecord("Nullable", null, null, false, fields);
  }

  static String quoted(String text) {
    return new String(Json.bytes(text), StandardCharsets.UTF_8);
  }

  String json() {
    return object(fields);
  }

  private String object(Map<UsageColumn, Object> some) {
    List<String> members = new ArrayList<>();
    some.forEach((column, value) -> members.add(member(column, value)));
    Collections.rotate(members, variant);
    members.addAll(variant % (members.size() + 1), extra); // in their order, which is kept
    return "{" + String.join(",", members) + "}";
  }

  private static String member(UsageColumn column, Object value) {
    return column == UsageColumn.AUDIO_MILLIS
        ? "\"audioSeconds\":"
            + quoted(new BigDecimal((long) value).movePointLeft(3).toPlainString())
        : quoted(column.text())
            + ":"
            + (value instanceof Integer ? value : quoted(value.toString()));
  }

  /** True if it has an id: an envelope without one is no CloudEvent. */
  boolean isCloudEvent() {
    return fields.containsKey(UsageColumn.ID);
  }

  private boolean envelopeHas(UsageColumn column, int bit) {
    return (variant & bit) != 0 && fields.containsKey(column);
  }

  private boolean envelopeHasId() {
    return envelopeHas(UsageColumn.ID, 1);
  }

  private boolean envelopeHasTime() {
    return envelopeHas(UsageColumn.OCCURRED_AT, 2);
  }

  String data() {
    Map<UsageColumn, Object> own = new HashMap<>(fields);
    if (envelopeHasId()) {
      own.remove(UsageColumn.ID);
    }
    if (envelopeHasTime()) {
      own.remove(UsageColumn.OCCURRED_AT);
    }
    return object(own);
  }

  private Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("source", "/jobs/é");
    attributes.put("type", "training.use");
    attributes.put("partitionkey", "7");
    attributes.put("id", envelopeHasId() ? text(UsageColumn.ID) : "another");
    if (envelopeHasTime()) {
      attributes.put("time", text(UsageColumn.OCCURRED_AT));
    }
    return attributes;
  }

  private String text(UsageColumn column) {
    return String.valueOf(fields.get(column));
  }

  String structured() {
    List<String> members = new ArrayList<>();
    attributes().forEach((name, value) -> members.add(quoted(name) + ":" + quoted(value)));
    members.add("\"data\":" + data());
    Collections.rotate(members, variant);
    return "{" + String.join(",", members) + "}";
  }

  Map<String, List<String>> headers() {
    Map<String, List<String>> headers = new HashMap<>();
    attributes().forEach((name, value) -> headers.put("ce-" + name, List.of(encoded(value))));
    return headers;
  }

  /** As CloudEvents' HTTP binding says: all but printable ASCII, quotes, percents and spaces. */
  private static String encoded(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > ' ' && b < 0x7F && b != '"' && b != '%';
      out.append(plain ? String.valueOf((char) b) : String.format("%%%02X", b));
    }
    return out.toString();
  }

  /** True if Avro can say it: its times are numbers. */
  boolean isAvro() {
    return !(fields.get(UsageColumn.OCCURRED_AT) instanceof String);
  }

  /** True if no required field is missing. */
  boolean isWhole() {
    return UsageColumn.ALL.stream()
        .allMatch(column -> !column.isRequired() || fields.containsKey(column));
  }

  GenericRecord published() {
    GenericRecord record = new GenericData.Record(PUBLISHED);
    record.put("exposures", 1);
    record.put("territory", "ZZ");
    fields.forEach((column, value) -> record.put(column.text(), avro(value)));
    putExtra(record);
    return record;
  }

  GenericRecord nullable() {
    GenericRecord record = new GenericData.Record(NULLABLE);
    fields.forEach(
        (column, value) ->
            record.put(column.text(), value instanceof Integer n ? Long.valueOf(n) : avro(value)));
    putExtra(record);
    return record;
  }

  private void putExtra(GenericRecord record) {
    if (!extra.isEmpty() || (variant & 4) != 0) {
      record.put("extra", "{ " + String.join(" , ", extra) + " }");
    }
  }

  private static Object avro(Object value) {
    return value instanceof Instant time
        ? time.getEpochSecond() * 1_000_000 + time.getNano() / 1000
        : value;
  }
}
