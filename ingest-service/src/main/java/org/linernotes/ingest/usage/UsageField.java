package org.linernotes.ingest.usage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of an event, as the contract's table names them (section 3). */
enum UsageField {
  ID("id", 1),
  OCCURRED_AT("occurredAt", 1 << 1),
  TRACK("track", 1 << 2),
  USE_TYPE("useType", 1 << 3),
  MODEL("model", 1 << 4),
  RUN("run", 1 << 5),
  MODEL_VERSION("modelVersion", 1 << 6),
  DATASET("dataset", 1 << 7),
  EXPOSURES("exposures", 1 << 8),
  AUDIO_SECONDS("audioSeconds", 1 << 9),
  TERRITORY("territory", 1 << 10);

  static final List<UsageField> REQUIRED = List.of(ID, OCCURRED_AT, TRACK, USE_TYPE, MODEL, RUN);

  private final String pointer;
  private final int bit;

  UsageField(String name, int bit) {
    this.pointer = "/" + name;
    this.bit = bit;
  }

  /** The pointer of the field in an object that stands there. */
  String pointer(String at) {
    return at.isEmpty() ? pointer : at + pointer;
  }

  /** One bit of its own, for sets of fields in an int. */
  int bit() {
    return bit;
  }

  /** A place of its own, from 0 on. */
  int place() {
    return Integer.numberOfTrailingZeros(bit);
  }

  /** The field of a name; null for any that the contract does not name. */
  static @Nullable UsageField of(String name) {
    return switch (name) {
      case "id" -> ID;
      case "occurredAt" -> OCCURRED_AT;
      case "track" -> TRACK;
      case "useType" -> USE_TYPE;
      case "model" -> MODEL;
      case "run" -> RUN;
      case "modelVersion" -> MODEL_VERSION;
      case "dataset" -> DATASET;
      case "exposures" -> EXPOSURES;
      case "audioSeconds" -> AUDIO_SECONDS;
      case "territory" -> TERRITORY;
      default -> null;
    };
  }
}
