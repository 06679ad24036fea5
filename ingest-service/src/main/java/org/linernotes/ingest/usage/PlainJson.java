package org.linernotes.ingest.usage;

import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.avro.AvroBytes;
import org.linernotes.ingest.item.LogEntry;

/**
 * The short way for nearly all JSON events: its bytes become those of the published Avro schema,
 * with no text or object between, and are then judged and copied as such ({@link PlainUsage}).
 */
final class PlainJson {
  private static final byte[] UNKNOWN = {'Z', 'Z'};

  private final PlainUsage plain;
  private final PlainMembers members = new PlainMembers();
  private final DatumBytes datum = new DatumBytes();
  private final AvroBytes written = new AvroBytes();

  PlainJson(PlainUsage plain) {
    this.plain = plain;
  }

  /** The entry of the event between; null if it has to be looked at more closely. */
  @Nullable LogEntry read(byte[] bytes, int from, int to) {
    if (!members.find(bytes, from, to) || !members.hasRequired()) {
      return null;
    }
    long micros = time(bytes);
    long exposures = exposures(bytes);
    long millis = millis(bytes);
    if (micros == PlainNumbers.UNSURE || exposures < 1 || millis < 0) {
      return null;
    }
    write(bytes, micros, exposures, millis);
    written.reset(datum.bytes(), 0, datum.length());
    return plain.read(written);
  }

  private long time(byte[] bytes) {
    UsageField field = UsageField.OCCURRED_AT;
    return PlainNumbers.timeMicros(bytes, members.start(field), members.end(field));
  }

  private long exposures(byte[] bytes) {
    UsageField field = UsageField.EXPOSURES;
    return members.has(field)
        ? PlainNumbers.exposures(bytes, members.start(field), members.end(field))
        : 1;
  }

  private long millis(byte[] bytes) {
    UsageField field = UsageField.AUDIO_SECONDS;
    return members.has(field)
        ? PlainNumbers.secondsMillis(bytes, members.start(field), members.end(field))
        : 0;
  }

  /** In the order of {@code UsageEvent.avsc}. */
  private void write(byte[] bytes, long micros, long exposures, long millis) {
    datum.clear();
    text(bytes, UsageField.ID);
    text(bytes, UsageField.TRACK);
    datum.number(micros);
    text(bytes, UsageField.USE_TYPE);
    text(bytes, UsageField.MODEL);
    optional(bytes, UsageField.MODEL_VERSION);
    text(bytes, UsageField.RUN);
    optional(bytes, UsageField.DATASET);
    datum.number(exposures);
    boolean stated = members.has(UsageField.AUDIO_SECONDS);
    datum.number(stated ? 1 : 0);
    if (stated) {
      datum.number(millis);
    }
    if (members.has(UsageField.TERRITORY)) {
      text(bytes, UsageField.TERRITORY);
    } else {
      datum.text(UNKNOWN, 0, UNKNOWN.length);
    }
    datum.number(0); // nothing extra
  }

  private void text(byte[] bytes, UsageField field) {
    datum.text(bytes, members.start(field), members.end(field));
  }

  private void optional(byte[] bytes, UsageField field) {
    boolean given = members.has(field);
    datum.number(given ? 1 : 0);
    if (given) {
      text(bytes, field);
    }
  }
}
