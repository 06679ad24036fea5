package org.linernotes.it.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Artist;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Rate;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Split;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.it.world.Input;
import org.linernotes.music.TrackIdentifier;

/** Inputs as the records that ingest would write. */
final class AvroInputs {
  private static final Instant EPOCH = Instant.parse("2024-06-01T00:00:00Z");
  private static final int SCALE = 9;

  private AvroInputs() {}

  static SpecificRecordBase record(Input input) {
    Instant acceptedAt = EPOCH.plusMillis(input.acceptedAt());
    return switch (input.kind()) {
      case TRACK -> track(input.body(), acceptedAt);
      case LICENCE -> licence(input.body(), acceptedAt);
      case CONSENT -> consent(input.body(), acceptedAt);
      case USAGE -> usage(input.sender(), input.body());
      case VOID -> takenBack(input.sender(), input.body(), acceptedAt);
    };
  }

  private static UsageVoid takenBack(String platform, JsonNode body, Instant acceptedAt) {
    return new UsageVoid(
        platform,
        TrackIdentifier.parse(text(body, "track")).orElseThrow().text(),
        text(body, "id"),
        text(body, "reason"),
        acceptedAt);
  }

  private static UsageReported usage(String platform, JsonNode body) {
    TrackIdentifier identifier = TrackIdentifier.parse(text(body, "track")).orElseThrow();
    return UsageReported.newBuilder()
        .setPlatform(platform)
        .setId(text(body, "id"))
        .setTrack(identifier.text())
        .setSuspect(identifier.suspect())
        .setOccurredAt(OffsetDateTime.parse(text(body, "occurredAt")).toInstant())
        .setUseType(text(body, "useType"))
        .setModel(text(body, "model"))
        .setModelVersion(orNull(body, "modelVersion"))
        .setRun(text(body, "run"))
        .setDataset(orNull(body, "dataset"))
        .setExposures(body.path("exposures").asInt(1))
        .setAudioMillis(body.has("audioSeconds") ? (Long) millis(body, "audioSeconds") : null)
        .setTerritory(body.path("territory").asText("ZZ"))
        .build();
  }

  private static Track track(JsonNode body, Instant acceptedAt) {
    return new Track(
        text(body, "trackId"),
        map(
            body.get("identifiers"),
            sent -> TrackIdentifier.parse(sent.asText()).orElseThrow().text()),
        text(body, "title"),
        millis(body, "durationSeconds"),
        map(body.get("artists"), a -> new Artist(text(a, "id"), text(a, "name"), text(a, "role"))),
        map(body.get("rights"), AvroInputs::rights),
        acceptedAt,
        "ADMIN");
  }

  private static RightsRow rights(JsonNode row) {
    return new RightsRow(
        text(row, "side"),
        text(row, "controlledBy"),
        LocalDate.parse(text(row, "effectiveFrom")),
        map(row.get("splits"), s -> new Split(text(s, "party"), s.get("ppm").asInt())));
  }

  private static Licence licence(JsonNode body, Instant acceptedAt) {
    JsonNode rate = body.get("rate");
    return Licence.newBuilder()
        .setLicenceId(text(body, "licenceId"))
        .setStatus(text(body, "status"))
        .setLicensor(text(body, "licensor"))
        .setPlatform(text(body, "platform"))
        .setSides(map(body.get("sides"), JsonNode::asText))
        .setScopeKind(text(body.get("scope"), "kind"))
        .setScopeIds(map(body.get("scope").path("ids"), JsonNode::asText))
        .setUseTypes(map(body.get("useTypes"), JsonNode::asText))
        .setModels(map(body.get("models"), JsonNode::asText))
        .setTerritories(map(body.get("territories"), JsonNode::asText))
        .setEffectiveFrom(LocalDate.parse(text(body, "effectiveFrom")))
        .setEffectiveTo(date(body, "effectiveTo"))
        .setConsent(text(body, "consent"))
        .setRate(
            new Rate(
                text(rate, "basis"),
                new BigDecimal(text(rate, "amount")).setScale(SCALE),
                text(rate, "currency"),
                orNull(rate, "allocation")))
        .setMinimumGuarantee(money(body, "minimumGuarantee"))
        .setAcceptedAt(acceptedAt)
        .setAcceptedBy("ADMIN")
        .build();
  }

  private static @Nullable BigDecimal money(JsonNode node, String field) {
    return node.hasNonNull(field) ? new BigDecimal(text(node, field)).setScale(SCALE) : null;
  }

  private static Consent consent(JsonNode body, Instant acceptedAt) {
    return Consent.newBuilder()
        .setConsentId(text(body, "consentId"))
        .setArtist(text(body, "artist"))
        .setPlatform(text(body, "platform"))
        .setUseTypes(map(body.get("useTypes"), JsonNode::asText))
        .setDecision(text(body, "decision"))
        .setEffectiveFrom(LocalDate.parse(text(body, "effectiveFrom")))
        .setEffectiveTo(date(body, "effectiveTo"))
        .setAcceptedAt(acceptedAt)
        .setAcceptedBy("ADMIN")
        .build();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static @Nullable String orNull(JsonNode node, String field) {
    return node.hasNonNull(field) ? text(node, field) : null;
  }

  private static @Nullable LocalDate date(JsonNode node, String field) {
    return node.hasNonNull(field) ? LocalDate.parse(text(node, field)) : null;
  }

  private static long millis(JsonNode node, String field) {
    return new BigDecimal(text(node, field)).movePointRight(3).longValueExact();
  }

  private static <T> List<T> map(JsonNode list, Function<JsonNode, T> each) {
    List<T> mapped = new ArrayList<>();
    list.forEach(element -> mapped.add(each.apply(element)));
    return mapped;
  }
}
