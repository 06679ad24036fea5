package org.linernotes.sink.batch;

import java.util.UUID;

/** A cell whose accrual could not be booked, and where that record stands. */
public record ParkedCell(Position position, long offset, UUID cellId) {

  public ParkedCell {
    if (offset < 0) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: not negative)");
    }
  }

  /** Its accrual is booked after all. */
  public record Mended(ParkedCell cell, long byOffset) {}
}
