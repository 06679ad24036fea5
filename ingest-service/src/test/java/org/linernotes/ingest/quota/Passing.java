package org.linernotes.ingest.quota;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that passes when it is told to; the wall clock can be set apart from it. */
final class Passing extends Clock {
  private long nanos = Long.MAX_VALUE - 5; // nanoTime may be anything, and may overflow
  private Instant wall = Instant.parse("2026-10-15T23:59:00Z");

  void pass(Duration time) {
    nanos += time.toNanos();
    wall = wall.plus(time);
  }

  void setWall(Instant to) {
    wall = to;
  }

  long nanoTime() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return wall;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("zone: " + zone);
  }
}
