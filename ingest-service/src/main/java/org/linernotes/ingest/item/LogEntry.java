package org.linernotes.ingest.item;

import java.nio.charset.StandardCharsets;

/** An accepted item as the event log takes it: its key and its encoded record. */
public final class LogEntry {
  private final byte[] key;
  private final byte[] value;

  private LogEntry(byte[] key, byte[] value) {
    this.key = key;
    this.value = value;
  }

  public static LogEntry of(String key, byte[] value) {
    return new LogEntry(key.getBytes(StandardCharsets.UTF_8), value);
  }

  /** Not a copy: for the log only. */
  public byte[] key() {
    return key;
  }

  /** Not a copy: for the log only. */
  public byte[] value() {
    return value;
  }
}
