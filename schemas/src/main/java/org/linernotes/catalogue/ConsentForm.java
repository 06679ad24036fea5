package org.linernotes.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.item.BatchIssues;

/** Consents (contract section 4). */
final class ConsentForm implements ItemForm<Consent> {
  private static final Set<String> KNOWN =
      Words.of(
          "consentId",
          "artist",
          "platform",
          "useTypes",
          "decision",
          "effectiveFrom",
          "effectiveTo");
  private static final Set<String> DECISIONS = Words.of("OPT_IN", "OPT_OUT");

  @Override
  public String idField() {
    return "consentId";
  }

  @Override
  public @Nullable Consent read(Fields fields, BatchIssues issues) {
    String id = fields.id(idField());
    String artist = fields.id("artist");
    String platform = fields.id("platform");
    List<String> useTypes = Terms.useTypes(fields);
    String decision = fields.oneOf("decision", DECISIONS);
    LocalDate effectiveFrom = fields.date("effectiveFrom");
    LocalDate effectiveTo = Terms.effectiveTo(fields, effectiveFrom);
    fields.known(KNOWN);
    if (issues.rejectedNow()) {
      return null;
    }
    return new Consent(
        id,
        artist,
        platform,
        useTypes,
        decision,
        Objects.requireNonNull(effectiveFrom),
        effectiveTo,
        Instant.EPOCH,
        "");
  }

  @Override
  public String id(Consent consent) {
    return consent.getConsentId();
  }

  @Override
  public void stamp(Consent consent, Instant acceptedAt, String acceptedBy) {
    consent.setAcceptedAt(acceptedAt);
    consent.setAcceptedBy(acceptedBy);
  }

  @Override
  public Ownership ownership(Consent consent) {
    return Ownership.whole("/artist", consent.getArtist());
  }
}
