package org.linernotes.streams.kafka;

import java.time.Duration;

/**
 * How much is rated at a time, so that re-rating a large catalogue never keeps a partition from
 * polling.
 *
 * @param tick time between two ticks
 * @param prefixesPerTick runs or tracks rated at most in one
 * @param tracksPerTick tracks marked at most in one, because terms changed
 */
public record RatingLimits(Duration tick, int prefixesPerTick, int tracksPerTick) {}
