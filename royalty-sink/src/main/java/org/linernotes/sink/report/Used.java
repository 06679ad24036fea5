package org.linernotes.sink.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much something was used, whatever the verdict.
 *
 * @param firstDay null: it was not; so {@code lastDay}
 */
public record Used(
    long events, long exposures, @Nullable LocalDate firstDay, @Nullable LocalDate lastDay) {}
