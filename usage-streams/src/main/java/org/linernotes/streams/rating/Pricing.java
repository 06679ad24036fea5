package org.linernotes.streams.rating;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.licence.Verdict;
import org.linernotes.money.Allocation;
import org.linernotes.money.Decimals;
import org.linernotes.streams.rating.RatedSide.PartyShare;

/** What an authorised use owes, and to whom (contract section 6). */
final class Pricing {

  private Pricing() {}

  /**
   * @param carriesRunFee true for the one cell of a run that owes a PER_TRACK_PER_RUN fee
   */
  static RatedSide authorised(
      Licence licence, RightsRow rights, long exposures, long audioMillis, boolean carriesRunFee) {
    BigDecimal units =
        switch (licence.rate().basis()) {
          case PER_EXPOSURE -> BigDecimal.valueOf(exposures);
          case PER_AUDIO_SECOND -> Decimals.seconds(audioMillis);
          case PER_TRACK_PER_RUN -> carriesRunFee ? BigDecimal.ONE : BigDecimal.ZERO;
          case MONTHLY_POOL -> BigDecimal.ZERO; // allocated when the month closes
        };
    BigDecimal gross = Decimals.money(licence.rate().amount().multiply(units));
    return new RatedSide(
        Verdict.AUTHORISED,
        rights.controlledBy(),
        licence,
        Decimals.money(units),
        gross,
        shares(gross, rights.splits()));
  }

  /**
   * Whoever has a part is named, also where it is worth nothing yet: a pool pays by these splits.
   */
  private static List<PartyShare> shares(BigDecimal gross, List<Split> splits) {
    List<Split> parts = splits.stream().filter(split -> split.ppm() > 0).toList();
    List<BigInteger> weights = parts.stream().map(part -> BigInteger.valueOf(part.ppm())).toList();
    List<BigDecimal> amounts = Allocation.largestRemainder(gross, weights);
    List<PartyShare> shares = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      shares.add(new PartyShare(parts.get(i).party(), parts.get(i).ppm(), amounts.get(i)));
    }
    return shares;
  }
}
