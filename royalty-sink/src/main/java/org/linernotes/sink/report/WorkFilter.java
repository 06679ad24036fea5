package org.linernotes.sink.report;

import org.jspecify.annotations.Nullable;

/**
 * Which works. What is null does not matter.
 *
 * @param reason with use on some day for this reason; only that is counted
 */
public record WorkFilter(
    TrackSearch search, Days days, @Nullable String platform, @Nullable String reason) {}
