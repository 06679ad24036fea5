package org.linernotes.streams.usage;

import java.util.Optional;
import java.util.stream.Stream;
import org.linernotes.avro.UsageVoid;

/** What a void must be. */
public final class UsageVoids {

  private UsageVoids() {}

  /**
   * What makes a void that reads well impossible all the same: only a producer that went around
   * ingest can have written it.
   *
   * @return empty if nothing does
   */
  public static Optional<String> flaw(UsageVoid taken) {
    return Stream.of(taken.getPlatform(), taken.getTrack(), taken.getId())
            .anyMatch(text -> text.isEmpty() || text.indexOf('\0') >= 0)
        ? Optional.of("platform, track or id is empty or has U+0000 in it")
        : Optional.empty();
  }
}
