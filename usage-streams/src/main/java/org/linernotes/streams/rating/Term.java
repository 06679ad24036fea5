package org.linernotes.streams.rating;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from one (inclusive) to another (exclusive).
 *
 * @param to null: open
 */
public record Term(LocalDate from, @Nullable LocalDate to) {

  public Term {
    if (to != null && !from.isBefore(to)) {
      throw new IllegalArgumentException(
          "term " + from + " to " + to + " (expected: an end after its start)");
    }
  }

  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && (to == null || day.isBefore(to));
  }
}
