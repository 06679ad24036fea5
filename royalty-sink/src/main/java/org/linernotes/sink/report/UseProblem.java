package org.linernotes.sink.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.batch.Position;

/** What a platform can mend of its own. */
public sealed interface UseProblem {
  int KEY_FIELDS = 4;

  /** In the order in which they are listed. */
  enum Kind {
    /** An event with the identity of another, and other content: set aside. */
    CONFLICT,
    /** An event that cannot be processed: set aside. */
    QUARANTINED,
    /** Recorded use under a malformed ISRC, which never matches. */
    SUSPECT,
    /** Recorded use under an identifier that no track of the catalogue has. */
    UNMATCHED;

    /** True if these are single events; else they are cells of recorded use. */
    boolean setAside() {
      return this == CONFLICT || this == QUARANTINED;
    }

    /**
     * Reads a kind.
     *
     * @throws IllegalArgumentException naming the kinds there are
     */
    public static Kind parse(String text) {
      for (Kind kind : values()) {
        if (kind.name().equals(text)) {
          return kind;
        }
      }
      throw new IllegalArgumentException(
          "'" + text + "' (expected: CONFLICT, QUARANTINED, SUSPECT or UNMATCHED)");
    }
  }

  Kind kind();

  /** The sort key: the kind, and two or three parts of its own. */
  List<String> key();

  /**
   * An event that was set aside.
   *
   * @param position of its record
   * @param value the record as it was
   */
  record SetAside(
      Kind kind,
      String cause,
      String message,
      Position position,
      long offset,
      byte @Nullable [] value,
      Instant at)
      implements UseProblem {
    @Override
    public List<String> key() {
      return List.of(
          kind.name(),
          position.topic(),
          Integer.toString(position.partition()),
          Long.toString(offset));
    }
  }

  /** Recorded use that has no track: the sum of a cell. */
  record Trackless(
      Kind kind,
      UUID cellId,
      String identifier,
      String model,
      @Nullable String modelVersion,
      String run,
      String useType,
      String territory,
      LocalDate usageDay,
      long events,
      long exposures)
      implements UseProblem {
    @Override
    public List<String> key() {
      return List.of(kind.name(), identifier, cellId.toString(), "");
    }
  }
}
