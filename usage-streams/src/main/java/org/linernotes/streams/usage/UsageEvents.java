package org.linernotes.streams.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageSum;
import org.linernotes.usage.CellKey;
import org.linernotes.usage.UseType;

/** What a reported event counts as. */
public final class UsageEvents {
  private static final int MAX_EXPOSURES = 1_000_000_000;

  private UsageEvents() {}

  /** The usage month, by the event's own time in UTC. */
  public static YearMonth period(Instant occurredAt) {
    return YearMonth.from(day(occurredAt));
  }

  /** The event's cell, as long as no track is known for its identifier. */
  public static CellKey unmatchedCell(UsageReported event) {
    return new CellKey(
        null,
        event.getTrack(),
        event.getPlatform(),
        event.getRun(),
        day(event.getOccurredAt()),
        event.getModel(),
        event.getModelVersion(),
        event.getUseType(),
        event.getTerritory());
  }

  /** The event as an addition to its cell. */
  public static UsageSum asSum(UsageReported event) {
    return sum(event.getExposures(), event.getAudioMillis());
  }

  static UsageSum sum(long exposures, @Nullable Long stated) {
    return stated == null
        ? new UsageSum(1L, exposures, 0L, exposures)
        : new UsageSum(1L, exposures, stated, 0L);
  }

  /**
   * What makes a record that reads well impossible all the same: only a producer that went around
   * ingest can have written it.
   *
   * @return empty if nothing does
   */
  public static Optional<String> flaw(UsageReported event) {
    if (event.getExposures() < 1 || event.getExposures() > MAX_EXPOSURES) {
      return Optional.of("exposures: " + event.getExposures() + " (expected: 1..1000000000)");
    }
    Long stated = event.getAudioMillis();
    if (stated != null && stated < 0) {
      return Optional.of("audioMillis: " + stated + " (expected: not negative)");
    }
    if (Stream.of(UseType.values()).noneMatch(type -> type.name().equals(event.getUseType()))) {
      return Optional.of("useType: '" + event.getUseType() + "' (expected: one of the contract's)");
    }
    if (Stream.of(
            event.getPlatform(),
            event.getId(),
            event.getTrack(),
            event.getModel(),
            event.getRun(),
            event.getTerritory())
        .anyMatch(UsageEvents::unusable)) {
      return Optional.of("a required text is empty or has U+0000 in it");
    }
    if (hasNul(event.getModelVersion()) || hasNul(event.getDataset())) {
      return Optional.of("a text has U+0000 in it");
    }
    return Optional.empty();
  }

  /** True if the event has an identity, whatever else is wrong with it. */
  public static boolean identified(UsageReported event) {
    return Stream.of(event.getPlatform(), event.getTrack(), event.getId())
        .noneMatch(UsageEvents::unusable);
  }

  private static LocalDate day(Instant occurredAt) {
    return LocalDate.ofInstant(occurredAt, ZoneOffset.UTC);
  }

  private static boolean unusable(String text) {
    return text.isEmpty() || hasNul(text);
  }

  private static boolean hasNul(@Nullable String text) {
    return text != null && text.indexOf('\0') >= 0;
  }
}
