package org.linernotes.streams.kafka;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Artist;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Split;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;

/** Small worlds at random: few names, so that everything has to do with everything. */
final class RandomTerms {
  static final List<String> PARTIES = List.of("label", "publisher", "ann");
  static final List<String> TRACKS = List.of("t1", "t2", "t3", "t4");
  private static final List<String> ARTISTS = List.of("ann", "bob", "cyd");
  private static final List<String> PLATFORMS = List.of("sonara", "lyra");
  private static final List<String> USE_TYPES = List.of("PRETRAINING", "FINE_TUNING");
  private static final List<String> SIDES = List.of("MASTER", "PUBLISHING");
  private static final List<String> BASES =
      List.of("PER_EXPOSURE", "PER_AUDIO_SECOND", "PER_TRACK_PER_RUN", "MONTHLY_POOL");
  private static final int WHOLE_PPM = 1_000_000;

  private final Random random;

  RandomTerms(long seed) {
    random = new Random(seed);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  int upTo(int most) {
    return 1 + random.nextInt(most);
  }

  Track track(String trackId) {
    String first = one(ARTISTS);
    List<Artist> artists = new ArrayList<>(List.of(new Artist(first, first, "MAIN")));
    String second = one(ARTISTS);
    if (!second.equals(first)) {
      artists.add(new Artist(second, second, "FEATURED"));
    }
    List<RightsRow> rights = new ArrayList<>();
    for (String side : SIDES) {
      rights.add(rights(side, "2020-01-01"));
      if (random.nextBoolean()) {
        rights.add(rights(side, "2026-10-1" + random.nextInt(10)));
      }
    }
    return new Track(
        trackId, List.of(identifier(trackId)), "T", 100_001L, artists, rights, accepted(), "label");
  }

  private static Instant accepted() {
    return Samples.ACCEPTED;
  }

  private static String identifier(String trackId) {
    return "own:" + trackId;
  }

  private RightsRow rights(String side, String from) {
    int ppm = random.nextInt(WHOLE_PPM);
    List<Split> splits = List.of(new Split("label", ppm), new Split("ann", WHOLE_PPM - ppm));
    return new RightsRow(side, one(PARTIES), LocalDate.parse(from), splits);
  }

  UsageReported use(int number) {
    String day = random.nextBoolean() ? "2026-10-" + (10 + random.nextInt(20)) : "2026-11-05";
    return UsageReported.newBuilder(Samples.use("u" + number, identifier(one(TRACKS)), day))
        .setPlatform(one(PLATFORMS))
        .setUseType(one(USE_TYPES))
        .setRun("run-" + random.nextInt(2))
        .setExposures(upTo(5))
        .build();
  }

  Licence licence() {
    boolean scoped = random.nextBoolean();
    boolean ofTracks = random.nextBoolean();
    String basis = one(BASES);
    return Licence.newBuilder(Samples.licence("lic-" + random.nextInt(6), from(), "1"))
        .setStatus(random.nextInt(6) == 0 ? "SUSPENDED" : "ACTIVE")
        .setLicensor(one(PARTIES))
        .setPlatform(random.nextBoolean() ? "*" : one(PLATFORMS))
        .setSides(random.nextBoolean() ? SIDES : List.of(one(SIDES)))
        .setScopeKind(scoped ? ofTracks ? "TRACKS" : "ARTISTS" : "CATALOGUE")
        .setScopeIds(scoped ? List.of(ofTracks ? one(TRACKS) : one(ARTISTS)) : List.of())
        .setUseTypes(List.of(random.nextBoolean() ? "*" : one(USE_TYPES)))
        .setConsent(one(List.of("OPT_IN", "OPT_OUT", "NOT_REQUIRED")))
        .setRate(new Rate(basis, amount(), one(List.of("GBP", "EUR")), null))
        .setEffectiveTo(until())
        .build();
  }

  private BigDecimal amount() {
    return BigDecimal.valueOf(random.nextInt(5_000_000), 6).setScale(9);
  }

  private String from() {
    return one(List.of("2026-01-01", "2026-10-15", "2026-11-01"));
  }

  private @Nullable LocalDate until() {
    return random.nextInt(4) == 0 ? LocalDate.parse("2026-11-20") : null;
  }

  Consent consent() {
    return Consent.newBuilder(
            Samples.consent("con-" + random.nextInt(6), one(List.of("OPT_IN", "OPT_OUT")), from()))
        .setArtist(one(ARTISTS))
        .setPlatform(random.nextBoolean() ? "*" : one(PLATFORMS))
        .setUseTypes(List.of(random.nextBoolean() ? "*" : one(USE_TYPES)))
        .setEffectiveTo(until())
        .build();
  }
}
