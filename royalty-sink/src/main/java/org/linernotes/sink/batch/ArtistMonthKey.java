package org.linernotes.sink.batch;

import java.time.YearMonth;
import java.util.Comparator;

/** An artist and a usage month. */
public record ArtistMonthKey(String artist, YearMonth period)
    implements Comparable<ArtistMonthKey> {
  private static final Comparator<ArtistMonthKey> ORDER =
      Comparator.comparing(ArtistMonthKey::artist).thenComparing(ArtistMonthKey::period);

  @Override
  public int compareTo(ArtistMonthKey other) {
    return ORDER.compare(this, other);
  }
}
