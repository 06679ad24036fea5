package org.linernotes.ingest.quota;

import java.time.Instant;

/**
 * Now, by two clocks: a rate must not stand still or jump when the wall clock is set, and a day is
 * the wall clock's.
 *
 * @param nanos of {@link System#nanoTime}: only differences mean something
 */
record Moment(long nanos, Instant wall) {}
