package org.linernotes.streams.kafka;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.linernotes.avro.Artist;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Split;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;

/** Records to begin from: one track of one label, one platform. */
final class Samples {
  static final String ISRC = "isrc:GBAYE6800011";
  static final Instant ACCEPTED = Instant.parse("2026-11-01T00:00:00Z");

  private Samples() {}

  static UsageReported use(String id) {
    return use(id, ISRC, "2026-10-05");
  }

  static UsageReported use(String id, String identifier, String day) {
    return UsageReported.newBuilder()
        .setPlatform("sonara")
        .setId(id)
        .setTrack(identifier)
        .setOccurredAt(Instant.parse(day + "T12:00:00Z"))
        .setUseType("PRETRAINING")
        .setModel("echo")
        .setRun("run-1")
        .setExposures(2)
        .setAudioMillis(null)
        .build();
  }

  static UsageVoid taken(String id) {
    return taken(id, ISRC);
  }

  static UsageVoid taken(String id, String identifier) {
    return new UsageVoid("sonara", identifier, id, "sent by mistake", ACCEPTED);
  }

  static Track track(String... identifiers) {
    return track("t1", ACCEPTED, identifiers);
  }

  static Track track(String trackId, Instant acceptedAt, String... identifiers) {
    return new Track(
        trackId,
        List.of(identifiers),
        "A Title",
        100_000L,
        List.of(new Artist("ann", "Ann", "MAIN")),
        List.of(rights("label", "2020-01-01", "label", 700_000, "ann", 300_000)),
        acceptedAt,
        "label");
  }

  static RightsRow rights(String controlledBy, String from, Object... partiesAndPpms) {
    List<Split> splits =
        Stream.iterate(0, i -> i < partiesAndPpms.length, i -> i + 2)
            .map(i -> new Split((String) partiesAndPpms[i], (Integer) partiesAndPpms[i + 1]))
            .toList();
    return new RightsRow("MASTER", controlledBy, LocalDate.parse(from), splits);
  }

  static Licence licence() {
    return licence("lic-1", "2026-01-01", "0.004");
  }

  static Licence licence(String id, String from, String amount) {
    return Licence.newBuilder()
        .setLicenceId(id)
        .setStatus("ACTIVE")
        .setLicensor("label")
        .setPlatform("*")
        .setSides(List.of("MASTER"))
        .setScopeKind("CATALOGUE")
        .setScopeIds(List.of())
        .setUseTypes(List.of("*"))
        .setModels(List.of("*"))
        .setTerritories(List.of("*"))
        .setEffectiveFrom(LocalDate.parse(from))
        .setConsent("NOT_REQUIRED")
        .setRate(new Rate("PER_EXPOSURE", new BigDecimal(amount).setScale(9), "GBP", null))
        .setAcceptedAt(ACCEPTED)
        .setAcceptedBy("label")
        .build();
  }

  static Consent consent(String id, String decision, String from) {
    return Consent.newBuilder()
        .setConsentId(id)
        .setArtist("ann")
        .setPlatform("*")
        .setUseTypes(List.of("*"))
        .setDecision(decision)
        .setEffectiveFrom(LocalDate.parse(from))
        .setAcceptedAt(ACCEPTED)
        .setAcceptedBy("ann")
        .build();
  }
}
