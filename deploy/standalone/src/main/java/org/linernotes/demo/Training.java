package org.linernotes.demo;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.linernotes.demo.Platforms.Platform;

/**
 * Invents a platform's reports: evenly over the month, with retries of what was sent before, and
 * with the faults that real metadata has.
 */
final class Training {
  private static final int RETRY_PER_MILLE = 20;
  private static final int CONFLICT_PER_MILLE = 1;
  private static final int UNKNOWN_PER_MILLE = 12;
  private static final int MALFORMED_PER_MILLE = 4;
  private static final int MEMORY = 200;

  private final Platform platform;
  private final List<Items.Track> tracks;
  private final Instant begin;
  private final long stepMillis;
  private final Draw draw;
  private final List<Items.Use> events = new ArrayList<>();

  Training(Platform platform, List<Items.Track> tracks, YearMonth month, SplittableRandom random) {
    this.platform = platform;
    this.tracks = tracks;
    this.begin = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    this.stepMillis = month.lengthOfMonth() * 86_400_000L / platform.draws();
    this.draw = new Draw(random);
  }

  TrainingRun run() {
    for (int i = 0; i < platform.draws(); i++) {
      events.add(use(i));
      if (draw.perMille(RETRY_PER_MILLE)) {
        events.add(recent());
      }
      if (draw.perMille(CONFLICT_PER_MILLE)) {
        events.add(changed(recent()));
      }
    }
    return new TrainingRun(platform.id(), List.copyOf(events));
  }

  private Items.Use use(int number) {
    Items.Track track = draw.from(tracks);
    String territory = draw.from(platform.territories());
    return new Items.Use(
        String.format(Locale.ROOT, "%s-%06d", platform.model(), number),
        begin.plusMillis(number * stepMillis).toString(),
        identifier(track, number),
        draw.from(platform.useTypes()),
        platform.model(),
        platform.modelVersion(),
        platform.id() + "-run-1",
        draw.perMille(500) ? "corpus-1" : null,
        draw.between(1, 4),
        draw.perMille(300) ? seconds(track) : null,
        territory.isEmpty() ? null : territory);
  }

  private String identifier(Items.Track track, int number) {
    if (draw.perMille(UNKNOWN_PER_MILLE)) {
      return "sha256:" + draw.hex(64);
    }
    if (draw.perMille(MALFORMED_PER_MILLE)) {
      return "isrc:GB-LNR-2" + number % 1000;
    }
    return written(draw.from(track.identifiers()));
  }

  /** The same code as people write it. */
  private String written(String identifier) {
    if (!identifier.startsWith("isrc:") || draw.perMille(600)) {
      return identifier;
    }
    String code = identifier.substring("isrc:".length());
    String parts =
        code.substring(0, 2) + "-" + code.substring(2, 5) + "-" + code.substring(5, 7) + "-";
    return "ISRC:" + (parts + code.substring(7)).toLowerCase(Locale.ROOT);
  }

  /** Less than the whole track, as crops are. */
  private @Nullable String seconds(Items.Track track) {
    int whole =
        Integer.parseInt(
            track.durationSeconds().substring(0, track.durationSeconds().indexOf('.')));
    return draw.between(10, whole) + "." + draw.between(0, 9);
  }

  private Items.Use recent() {
    return events.get(events.size() - 1 - draw.between(0, Math.min(MEMORY, events.size() - 1)));
  }

  private static Items.Use changed(Items.Use use) {
    return new Items.Use(
        use.id(),
        use.occurredAt(),
        use.track(),
        use.useType(),
        use.model(),
        use.modelVersion(),
        use.run(),
        use.dataset(),
        use.exposures() + 7,
        use.audioSeconds(),
        use.territory());
  }
}
