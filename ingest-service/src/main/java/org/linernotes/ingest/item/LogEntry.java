package org.linernotes.ingest.item;

import java.nio.charset.StandardCharsets;

/** An accepted item as the event log takes it: its key and its encoded record. */
public final class LogEntry {
  /** What an entry costs beside its bytes, about: objects, headers of arrays, places in lists. */
  private static final int OVERHEAD_BYTES = 100;

  private final byte[] key;
  private final byte[] value;

  private LogEntry(byte[] key, byte[] value) {
    this.key = key;
    this.value = value;
  }

  public static LogEntry of(String key, byte[] value) {
    return of(key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** Takes the arrays as they are. */
  public static LogEntry of(byte[] key, byte[] value) {
    return new LogEntry(key, value);
  }

  /** Not a copy: for the log only. */
  public byte[] key() {
    return key;
  }

  /** Not a copy: for the log only. */
  public byte[] value() {
    return value;
  }

  /** The memory that it takes, about. */
  public int sizeBytes() {
    return sizeBytes(key.length, value.length);
  }

  /** The memory that an entry with a key and a value of these lengths takes. */
  public static int sizeBytes(int keyLength, int valueLength) {
    return OVERHEAD_BYTES + keyLength + valueLength;
  }
}
