package org.linernotes.ingest.usage;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageEvent;
import org.linernotes.ingest.body.BodyException;

/**
 * How events stand that were written with some schema: what to read, step by step. A field may be
 * left out if it is optional, stand anywhere, be nullable or not, and be of any type that says the
 * same. One that the published schema does not have is refused, since it would be lost.
 */
record UsagePlan(List<Step> steps) {
  private static final UsagePlan PUBLISHED = of(UsageEvent.getClassSchema());

  /** What a value is, as bytes. */
  enum Kind {
    TEXT,
    SYMBOL,
    NUMBER,
    MILLIS,
    MICROS,
    NANOS
  }

  /**
   * One field.
   *
   * @param branches of its union; 0 if it is none
   * @param nullBranch which of them is null; -1 if none is
   * @param symbols of an enum
   */
  record Step(UsageColumn column, Kind kind, int branches, int nullBranch, List<String> symbols) {}

  /**
   * The plan of a writer's schema.
   *
   * @throws BodyException if events of this schema are not taken
   */
  static UsagePlan of(Schema written) {
    if (written.getType() != Schema.Type.RECORD) {
      throw unsupported("the schema is of type " + written.getType().getName(), "a record");
    }
    List<Step> steps = new ArrayList<>();
    for (Schema.Field field : written.getFields()) {
      UsageColumn column = UsageColumn.of(field.name());
      if (column == null) {
        throw unsupported(
            "field " + field.name() + " is not one of the published schema",
            "what else is to be kept as one JSON object in the text extra");
      }
      steps.add(step(column, field.schema()));
    }
    for (UsageColumn column : UsageColumn.ALL) {
      if (column.isRequired() && written.getField(column.text()) == null) {
        throw unsupported("no field " + column.text(), "all that the published schema requires");
      }
    }
    return new UsagePlan(List.copyOf(steps));
  }

  /** True if events stand as in the published schema, field by field. */
  boolean isPublished() {
    return equals(PUBLISHED);
  }

  private static Step step(UsageColumn column, Schema schema) {
    List<Schema> branches = schema.isUnion() ? schema.getTypes() : List.of(schema);
    int nullBranch = -1;
    @Nullable Schema value = null;
    for (int i = 0; i < branches.size(); i++) {
      if (branches.get(i).getType() == Schema.Type.NULL) {
        nullBranch = i;
      } else if (value == null) {
        value = branches.get(i);
      } else {
        throw unsupported(column, schema);
      }
    }
    if (value == null) {
      throw unsupported(column, schema);
    }
    Kind kind = kind(column, value);
    List<String> symbols = kind == Kind.SYMBOL ? List.copyOf(value.getEnumSymbols()) : List.of();
    return new Step(column, kind, schema.isUnion() ? branches.size() : 0, nullBranch, symbols);
  }

  private static Kind kind(UsageColumn column, Schema value) {
    Kind kind =
        switch (value.getType()) {
          case STRING -> Kind.TEXT;
          case BYTES -> value.getLogicalType() == null ? Kind.TEXT : null;
          case ENUM -> Kind.SYMBOL;
          case INT, LONG -> number(value.getLogicalType());
          default -> null;
        };
    boolean fits =
        switch (column) {
          case OCCURRED_AT -> kind == Kind.MILLIS || kind == Kind.MICROS || kind == Kind.NANOS;
          case EXPOSURES, AUDIO_MILLIS -> kind == Kind.NUMBER;
          case EXTRA -> kind == Kind.TEXT;
          default -> kind == Kind.TEXT || kind == Kind.SYMBOL;
        };
    if (kind == null || !fits) {
      throw unsupported(column, value);
    }
    return kind;
  }

  private static @Nullable Kind number(@Nullable LogicalType type) {
    if (type == null) {
      return Kind.NUMBER;
    }
    if (type instanceof LogicalTypes.TimestampMicros) {
      return Kind.MICROS;
    }
    if (type instanceof LogicalTypes.TimestampMillis) {
      return Kind.MILLIS;
    }
    return type instanceof LogicalTypes.TimestampNanos ? Kind.NANOS : null;
  }

  private static BodyException unsupported(UsageColumn column, Schema found) {
    String expected =
        switch (column) {
          case OCCURRED_AT -> "a long of timestamp-micros, -millis or -nanos";
          case EXPOSURES, AUDIO_MILLIS -> "an int or a long";
          case EXTRA -> "a string";
          default -> "a string or an enum";
        };
    return unsupported(
        "field " + column.text() + " is " + shown(found), expected + ", or a union with null");
  }

  private static String shown(Schema schema) {
    String text = schema.toString();
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  static BodyException unsupported(String found, String expected) {
    return new BodyException(
        BodyException.Code.AVRO_SCHEMA_UNSUPPORTED, found + " (expected: " + expected + ")");
  }
}
