package org.linernotes.ingest.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an event in Avro, in the order of the published schema. */
enum UsageColumn {
  ID("id", 0, UsageField.ID),
  TRACK("track", 1, UsageField.TRACK),
  OCCURRED_AT("occurredAt", 2, UsageField.OCCURRED_AT),
  USE_TYPE("useType", 3, UsageField.USE_TYPE),
  MODEL("model", 4, UsageField.MODEL),
  MODEL_VERSION("modelVersion", 5, UsageField.MODEL_VERSION),
  RUN("run", 6, UsageField.RUN),
  DATASET("dataset", 7, UsageField.DATASET),
  EXPOSURES("exposures", 8, UsageField.EXPOSURES),
  AUDIO_MILLIS("audioMillis", 9, UsageField.AUDIO_SECONDS),
  TERRITORY("territory", 10, UsageField.TERRITORY),
  EXTRA("extra", 11, null);

  static final List<UsageColumn> ALL = List.of(values());

  private final String text;
  private final int place;
  private final @Nullable UsageField field;

  UsageColumn(String text, int place, @Nullable UsageField field) {
    this.text = text;
    this.place = place;
    this.field = field;
  }

  static @Nullable UsageColumn of(String name) {
    for (UsageColumn column : ALL) {
      if (column.text.equals(name)) {
        return column;
      }
    }
    return null;
  }

  String text() {
    return text;
  }

  /** Where it stands among all, from 0. */
  int place() {
    return place;
  }

  String pointer() {
    return "/" + text;
  }

  /** The contract's field; null for the one that holds all others. */
  @Nullable UsageField field() {
    return field;
  }

  boolean isRequired() {
    return field != null && UsageField.REQUIRED.contains(field);
  }
}
