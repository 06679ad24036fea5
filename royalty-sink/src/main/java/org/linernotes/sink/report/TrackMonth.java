package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.SortedMap;

/**
 * A track's use in a month by a platform.
 *
 * @param authorised events that were authorised on each side that anybody controls, and on one at
 *     least
 * @param gross by currency: what is booked for it, for the viewer or for all
 */
public record TrackMonth(
    YearMonth month,
    String platform,
    long events,
    long exposures,
    long authorised,
    SortedMap<String, BigDecimal> gross) {

  public TrackMonth {
    if (authorised > events) {
      throw new IllegalArgumentException(
          "authorised: " + authorised + " (expected: at most " + events + ")");
    }
  }

  public long unauthorised() {
    return events - authorised;
  }
}
