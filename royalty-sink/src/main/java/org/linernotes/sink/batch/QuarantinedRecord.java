package org.linernotes.sink.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was set aside, by the streams or here.
 *
 * @param position where it stood
 * @param period usage month that it is counted under; null if unknown
 */
public record QuarantinedRecord(
    Position position,
    long offset,
    String cause,
    String message,
    @Nullable String platform,
    @Nullable String period,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Instant quarantinedAt) {

  /** What identifies it: a record is set aside once, however often that is told. */
  public String id() {
    return position.topic() + '\0' + position.partition() + '\0' + offset;
  }
}
