package org.linernotes.streams.rating;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.licence.Verdict;
import org.linernotes.usage.CellKey;

/**
 * The verdict on one side of a use, and the licence that authorises it (contract section 5, rules 2
 * to 5).
 *
 * @param licence null unless AUTHORISED
 */
record LicenceChoice(Verdict verdict, @Nullable Licence licence) {

  /** Narrower scope, then later start, then smaller id; the least is chosen. */
  private static final Comparator<Licence> PREFERENCE =
      Comparator.comparing((Licence licence) -> licence.scope().kind())
          .thenComparing(licence -> licence.term().from(), Comparator.<LocalDate>reverseOrder())
          .thenComparing(Licence::licenceId);

  static LicenceChoice of(Side side, RightsRow rights, CellKey use, Track track, Terms terms) {
    List<Licence> left =
        terms.licencesOf(rights.controlledBy()).stream()
            .filter(licence -> licence.isCandidate(side, use, track))
            .toList();
    if (left.isEmpty()) {
      return new LicenceChoice(Verdict.NO_LICENCE, null);
    }
    for (Filter filter : filters(use)) {
      left = left.stream().filter(filter.covers()).toList();
      if (left.isEmpty()) {
        return new LicenceChoice(filter.otherwise(), null);
      }
    }
    return byConsent(left, ConsentCheck.of(track, use, terms));
  }

  private record Filter(Verdict otherwise, Predicate<Licence> covers) {}

  private static List<Filter> filters(CellKey use) {
    return List.of(
        new Filter(Verdict.NOT_IN_TERM, l -> l.term().contains(use.usageDay())),
        new Filter(Verdict.USE_TYPE_NOT_LICENSED, l -> l.useTypes().covers(use.useType())),
        new Filter(Verdict.MODEL_NOT_LICENSED, l -> l.coversModel(use.model(), use.modelVersion())),
        new Filter(Verdict.TERRITORY_NOT_LICENSED, l -> l.territories().covers(use.territory())));
  }

  private static LicenceChoice byConsent(List<Licence> candidates, ConsentCheck consent) {
    return candidates.stream()
        .filter(licence -> consent.under(licence.consent()) == Verdict.AUTHORISED)
        .min(PREFERENCE)
        .map(licence -> new LicenceChoice(Verdict.AUTHORISED, licence))
        .orElseGet(() -> new LicenceChoice(refusal(candidates, consent), null));
  }

  /** If candidates fail for both causes, the reason is CONSENT_DENIED. */
  private static Verdict refusal(List<Licence> candidates, ConsentCheck consent) {
    boolean denied =
        candidates.stream().anyMatch(l -> consent.under(l.consent()) == Verdict.CONSENT_DENIED);
    return denied ? Verdict.CONSENT_DENIED : Verdict.CONSENT_MISSING;
  }
}
