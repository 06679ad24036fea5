package org.linernotes.ingest.avro;

/** The bytes are not what their schema says; whoever knows the body makes it a fault of that. */
public final class DamagedAvroException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int endsAt;

  private DamagedAvroException(String message, int endsAt) {
    super(message, null, false, false); // no stack: told of one body, not of a fault of ours
    this.endsAt = endsAt;
  }

  public DamagedAvroException(String message) {
    this(message, -1);
  }

  static DamagedAvroException tooShort(long endsAt) {
    return new DamagedAvroException(
        "a value goes on behind the end", (int) Math.min(endsAt, Integer.MAX_VALUE));
  }

  /** Where the value that is cut off ends at least; -1 if more bytes would not mend it. */
  int endsAt() {
    return endsAt;
  }
}
