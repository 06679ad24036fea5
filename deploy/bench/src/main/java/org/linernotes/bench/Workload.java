package org.linernotes.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.linernotes.avro.Artist;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Split;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;

/**
 * A training run as a bench needs it: unique events, evenly over its tracks and over thirty days;
 * one licence authorises the recordings, nothing the songs.
 */
public final class Workload {
  public static final String PLATFORM = "bench-platform";
  private static final Instant START = Instant.parse("2026-10-01T00:00:00Z");
  private static final Instant ACCEPTED = Instant.parse("2026-09-01T00:00:00Z");
  private static final int DAYS = 30;
  private static final int ARTISTS = 1000;

  private final int events;
  private final int tracks;

  public Workload(int events, int tracks) {
    this.events = events;
    this.tracks = tracks;
  }

  public int events() {
    return events;
  }

  /** One use of every track: the first events of this workload. */
  public Workload ofOneDay() {
    return new Workload(tracks, tracks);
  }

  public UsageReported event(int index) {
    return event(index, "e-" + index, "run-1");
  }

  /** The same use under another id and in another run. */
  public UsageReported event(int index, String id, String run) {
    return UsageReported.newBuilder()
        .setPlatform(PLATFORM)
        .setId(id)
        .setTrack("bench:" + index % tracks)
        .setOccurredAt(at(index))
        .setUseType("PRETRAINING")
        .setModel("bench-model")
        .setModelVersion("1")
        .setRun(run)
        .setExposures(1 + index % 5)
        .setTerritory("GB")
        .build();
  }

  public List<Track> catalogue() {
    return IntStream.range(0, tracks).mapToObj(Workload::track).toList();
  }

  public static Track track(int index) {
    String artist = "artist-" + index % ARTISTS;
    RightsRow master =
        new RightsRow(
            "MASTER",
            "bench-label",
            LocalDate.parse("2020-01-01"),
            List.of(new Split("bench-label", 700_000), new Split(artist, 300_000)));
    return new Track(
        "track-" + index,
        List.of("bench:" + index),
        "Track " + index,
        200_000L,
        List.of(new Artist(artist, artist, "MAIN")),
        List.of(master),
        ACCEPTED,
        "bench");
  }

  public Licence licence() {
    return Licence.newBuilder()
        .setLicenceId("bench-licence")
        .setStatus("ACTIVE")
        .setLicensor("bench-label")
        .setPlatform("*")
        .setSides(List.of("MASTER"))
        .setScopeKind("CATALOGUE")
        .setScopeIds(List.of())
        .setUseTypes(List.of("*"))
        .setModels(List.of("*"))
        .setTerritories(List.of("*"))
        .setEffectiveFrom(LocalDate.parse("2026-01-01"))
        .setConsent("NOT_REQUIRED")
        .setRate(new Rate("PER_EXPOSURE", new BigDecimal("0.004000000"), "GBP", null))
        .setAcceptedAt(ACCEPTED)
        .setAcceptedBy("bench")
        .build();
  }

  private Instant at(int index) {
    return START.plus(index / tracks % DAYS, ChronoUnit.DAYS);
  }
}
