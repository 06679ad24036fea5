package org.linernotes.bench.events;

import java.time.Instant;
import java.util.Random;
import org.linernotes.avro.UsageEvent;
import org.linernotes.avro.UsageReported;

/** One use of a training run, but for its id: in each form that it can be sent in. */
record SampleEvent(String track, Instant occurredAt, int exposures) {
  /** So many recordings are used again and again. */
  private static final int TRACKS = 20_000;

  private static final Instant START = Instant.parse("2026-09-01T00:00:00Z");
  private static final int SECONDS = 30 * 24 * 3600;

  static SampleEvent draw(Random random) {
    int number = random.nextInt(TRACKS);
    return new SampleEvent(
        "isrc:GBLNO" + (10 + number % 15) + (10_000 + number),
        START.plusSeconds(random.nextInt(SECONDS)),
        1 + random.nextInt(5));
  }

  /** As a platform sends it, on a line. */
  String json(String id) {
    return "{\"id\":\"%s\",\"occurredAt\":\"%s\",\"track\":\"%s\",\"useType\":\"PRETRAINING\",\"model\":\"bench-model\",\"modelVersion\":\"1\",\"run\":\"run-1\",\"exposures\":%d,\"territory\":\"GB\"}\n"
        .formatted(id, occurredAt, track, exposures);
  }

  /** As a platform puts it into an Avro container. */
  UsageEvent event(String id) {
    return UsageEvent.newBuilder()
        .setId(id)
        .setTrack(track)
        .setOccurredAt(occurredAt)
        .setUseType("PRETRAINING")
        .setModel("bench-model")
        .setModelVersion("1")
        .setRun("run-1")
        .setExposures(exposures)
        .setTerritory("GB")
        .build();
  }

  /** As ingest-service writes it. */
  UsageReported record(String platform, String id) {
    return UsageReported.newBuilder()
        .setPlatform(platform)
        .setId(id)
        .setTrack(track)
        .setOccurredAt(occurredAt)
        .setUseType("PRETRAINING")
        .setModel("bench-model")
        .setModelVersion("1")
        .setRun("run-1")
        .setExposures(exposures)
        .setTerritory("GB")
        .build();
  }
}
