package org.linernotes.sink.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Usage days.
 *
 * @param from the first; null: from the beginning
 * @param to the day after the last; null: without end
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {
  public static final Days ALL = new Days(null, null);
}
