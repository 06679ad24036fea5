package org.linernotes.sink.http;

import static org.linernotes.sink.http.Shapes.object;

import java.math.BigDecimal;
import java.util.Map;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.CatalogueReports.CatalogueArtist;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PostedConsent;
import org.linernotes.sink.report.PostedLicence;

/** The catalogue's items in the form in which they are posted, so that they can be posted again. */
final class CatalogueShapes {
  private CatalogueShapes() {}

  static Map<String, Object> consents(Page<PostedConsent> page) {
    return object(
        "consents", Shapes.items(page, CatalogueShapes::consent),
        "next", Shapes.next(page, Lists.CONSENTS));
  }

  private static Map<String, Object> consent(PostedConsent consent) {
    return object(
        "consentId", consent.consentId(),
        "artist", consent.artist(),
        "platform", consent.platform(),
        "useTypes", consent.useTypes(),
        "decision", consent.decision(),
        "effectiveFrom", consent.effectiveFrom().toString(),
        "effectiveTo", TrackShapes.day(consent.effectiveTo()),
        "acceptedAt", consent.acceptedAt().toString());
  }

  static Map<String, Object> licences(Page<PostedLicence> page) {
    return object(
        "licences", Shapes.items(page, CatalogueShapes::licence),
        "next", Shapes.next(page, Lists.LICENCES));
  }

  /** What a licence of its kind may not have is left out, not null: it could not be posted. */
  private static Map<String, Object> licence(PostedLicence licence) {
    Map<String, Object> item =
        object(
            "licenceId", licence.licenceId(),
            "status", licence.status(),
            "licensor", licence.licensor(),
            "platform", licence.platform(),
            "sides", licence.sides(),
            "scope", scope(licence),
            "useTypes", licence.useTypes(),
            "models", licence.models(),
            "territories", licence.territories(),
            "effectiveFrom", licence.effectiveFrom().toString(),
            "effectiveTo", TrackShapes.day(licence.effectiveTo()),
            "consent", licence.consent(),
            "rate", rate(licence));
    if (licence.minimumGuarantee() != null) {
      item.put("minimumGuarantee", amount(licence.minimumGuarantee()));
    }
    item.put("acceptedAt", licence.acceptedAt().toString());
    return item;
  }

  private static Map<String, Object> scope(PostedLicence licence) {
    return licence.scopeKind().equals("CATALOGUE")
        ? object("kind", licence.scopeKind())
        : object("kind", licence.scopeKind(), "ids", licence.scopeIds());
  }

  private static Map<String, Object> rate(PostedLicence licence) {
    Map<String, Object> rate =
        object(
            "basis", licence.rate().basis(),
            "amount", amount(licence.rate().amount()),
            "currency", licence.rate().currency());
    if (licence.allocation() != null) {
      rate.put("allocation", licence.allocation());
    }
    return rate;
  }

  /** Without the zeros that money has here: a posted amount has six decimals at most. */
  private static String amount(BigDecimal amount) {
    return Decimals.text(amount.stripTrailingZeros());
  }

  static Map<String, Object> artists(Page<CatalogueArtist> page) {
    return object(
        "artists", Shapes.items(page, CatalogueShapes::artist),
        "next", Shapes.next(page, Lists.CATALOGUE_ARTISTS));
  }

  private static Map<String, Object> artist(CatalogueArtist artist) {
    return object("artist", artist.artist(), "name", artist.name(), "tracks", artist.tracks());
  }
}
