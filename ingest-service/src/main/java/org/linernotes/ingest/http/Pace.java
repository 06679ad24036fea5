package org.linernotes.ingest.http;

import java.time.Duration;

/**
 * Judges how fast a client sends, asked from time to time. Only times count in which it was waited
 * for: a client that is held back is not slow.
 */
final class Pace {
  private final long idleNanos;
  private final int bytesPerSecond;
  private long lastNanos;
  private long lastBytes;
  private long idleSinceNanos;
  private long awaitedNanos;
  private long awaitedFromBytes;

  Pace(Duration idle, int bytesPerSecond, long nowNanos) {
    this.idleNanos = idle.toNanos();
    this.bytesPerSecond = bytesPerSecond;
    this.lastNanos = nowNanos;
    this.idleSinceNanos = nowNanos;
  }

  /**
   * True if no byte came for too long, or too few did.
   *
   * @param bytes received in all
   * @param awaited whether it is waited for more now
   */
  boolean isTooSlow(long bytes, boolean awaited, long nowNanos) {
    if (!awaited || bytes > lastBytes) {
      idleSinceNanos = nowNanos;
    }
    if (awaited) {
      awaitedNanos += nowNanos - lastNanos;
    }
    lastNanos = nowNanos;
    lastBytes = bytes;
    return nowNanos - idleSinceNanos >= idleNanos || isWindowPoor(bytes);
  }

  /** A window is as long as the longest wait, or any pause would look like a low rate. */
  private boolean isWindowPoor(long bytes) {
    if (awaitedNanos < idleNanos) {
      return false;
    }
    long expected = (long) (bytesPerSecond * (awaitedNanos / 1e9));
    boolean poor = bytes - awaitedFromBytes < expected;
    awaitedNanos = 0;
    awaitedFromBytes = bytes;
    return poor;
  }
}
