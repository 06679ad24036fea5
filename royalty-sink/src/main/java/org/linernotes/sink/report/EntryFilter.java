package org.linernotes.sink.report;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Which entries. What is null does not matter.
 *
 * @param party with a posting of this party
 * @param platform paid by this platform
 * @param ownPostingsOnly leave out what is not the party's own
 */
public record EntryFilter(
    @Nullable YearMonth period,
    @Nullable String party,
    @Nullable String platform,
    boolean ownPostingsOnly) {}
