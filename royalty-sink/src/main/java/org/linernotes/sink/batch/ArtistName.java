package org.linernotes.sink.batch;

import java.time.Instant;

/**
 * What one version of a track calls an artist. The latest version decides, equal times the larger
 * name: so the name does not depend on the order in which partitions are read.
 */
public record ArtistName(String artist, String name, Instant acceptedAt) {

  public ArtistName orLater(ArtistName other) {
    int order = acceptedAt.compareTo(other.acceptedAt);
    if (order == 0) {
      order = name.compareTo(other.name);
    }
    return order >= 0 ? this : other;
  }
}
