package org.linernotes.streams.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linernotes.avro.Artist;
import org.linernotes.licence.Basis;
import org.linernotes.licence.ConsentMode;
import org.linernotes.licence.ScopeKind;
import org.linernotes.licence.Side;
import org.linernotes.streams.rating.Consent;
import org.linernotes.streams.rating.Licence;
import org.linernotes.streams.rating.Names;
import org.linernotes.streams.rating.Rate;
import org.linernotes.streams.rating.RightsRow;
import org.linernotes.streams.rating.Scope;
import org.linernotes.streams.rating.Split;
import org.linernotes.streams.rating.Term;
import org.linernotes.streams.rating.Track;

/**
 * Catalogue records as rating sees them. Each method throws IllegalArgumentException, with the
 * value and what was expected, if the record breaks a rule that ingest enforces: then something
 * else has written it.
 */
public final class CatalogueRecords {

  private CatalogueRecords() {}

  public static Track track(org.linernotes.avro.Track track) {
    Map<Side, List<RightsRow>> rights = new EnumMap<>(Side.class);
    for (org.linernotes.avro.RightsRow row : track.getRights()) {
      List<Split> splits =
          row.getSplits().stream().map(s -> new Split(s.getParty(), s.getPpm())).toList();
      rights
          .computeIfAbsent(Side.valueOf(row.getSide()), side -> new ArrayList<>())
          .add(new RightsRow(row.getControlledBy(), row.getEffectiveFrom(), splits));
    }
    List<String> artists = track.getArtists().stream().map(Artist::getId).toList();
    return new Track(track.getTrackId(), track.getDurationMillis(), artists, rights);
  }

  public static Licence licence(org.linernotes.avro.Licence licence) {
    Set<Side> sides = EnumSet.noneOf(Side.class);
    licence.getSides().forEach(side -> sides.add(Side.valueOf(side)));
    return new Licence(
        licence.getLicenceId(),
        active(licence.getStatus()),
        licence.getLicensor(),
        licence.getPlatform(),
        sides,
        new Scope(ScopeKind.valueOf(licence.getScopeKind()), Set.copyOf(licence.getScopeIds())),
        Names.of(licence.getUseTypes()),
        Names.of(licence.getModels()),
        Names.of(licence.getTerritories()),
        new Term(licence.getEffectiveFrom(), licence.getEffectiveTo()),
        ConsentMode.valueOf(licence.getConsent()),
        rate(licence.getRate()));
  }

  public static Consent consent(org.linernotes.avro.Consent consent) {
    return new Consent(
        consent.getConsentId(),
        consent.getArtist(),
        consent.getPlatform(),
        Names.of(consent.getUseTypes()),
        optIn(consent.getDecision()),
        new Term(consent.getEffectiveFrom(), consent.getEffectiveTo()));
  }

  private static Rate rate(org.linernotes.avro.Rate rate) {
    BigDecimal amount = rate.getAmount();
    return new Rate(Basis.valueOf(rate.getBasis()), amount, rate.getCurrency());
  }

  private static boolean active(String status) {
    return oneOf("status", status, "ACTIVE", "SUSPENDED");
  }

  private static boolean optIn(String decision) {
    return oneOf("decision", decision, "OPT_IN", "OPT_OUT");
  }

  private static boolean oneOf(String field, String found, String yes, String no) {
    if (!found.equals(yes) && !found.equals(no)) {
      throw new IllegalArgumentException(
          field + ": '" + found + "' (expected: " + yes + " or " + no + ")");
    }
    return found.equals(yes);
  }
}
