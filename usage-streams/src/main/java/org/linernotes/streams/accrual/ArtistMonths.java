package org.linernotes.streams.accrual;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Verdict;

/**
 * Use of a primary artist per month, as a sum over rated cells: each cell's contribution is added
 * when it is rated and taken away when it is rated anew. Coverage counts exposures (contract
 * section 7).
 */
public final class ArtistMonths {

  private ArtistMonths() {}

  /** What a cell contributes; empty if it has no artist (it is unmatched) or no use. */
  public static Optional<ArtistMonth> contribution(@Nullable Accrual cell) {
    if (cell == null || cell.getPrimaryArtist() == null || cell.getEvents() == 0) {
      return Optional.empty();
    }
    int sides = authorised(cell.getMaster()) + authorised(cell.getPublishing());
    Map<String, BigDecimal> gross = new HashMap<>();
    addGross(gross, cell.getMaster());
    addGross(gross, cell.getPublishing());
    return Optional.of(
        new ArtistMonth(
            cell.getPrimaryArtist(),
            YearMonth.from(cell.getUsageDay()).toString(),
            cell.getEvents(),
            cell.getExposures(),
            cell.getAudioMillis(),
            sides == 2 ? cell.getExposures() : 0,
            sides == 1 ? cell.getExposures() : 0,
            sides == 0 ? cell.getExposures() : 0,
            gross));
  }

  public static ArtistMonth negate(ArtistMonth month) {
    Map<String, BigDecimal> gross = new HashMap<>();
    month.getGross().forEach((currency, amount) -> gross.put(currency, amount.negate()));
    return new ArtistMonth(
        month.getArtist(),
        month.getPeriod(),
        -month.getEvents(),
        -month.getExposures(),
        -month.getAudioMillis(),
        -month.getFull(),
        -month.getPartial(),
        -month.getNone(),
        gross);
  }

  /**
   * The sum; amounts of zero are left out.
   *
   * @param sum null: nothing yet
   * @return null if nothing is left
   */
  public static @Nullable ArtistMonth add(@Nullable ArtistMonth sum, ArtistMonth change) {
    ArtistMonth next =
        sum == null
            ? withoutZeros(change)
            : new ArtistMonth(
                change.getArtist(),
                change.getPeriod(),
                sum.getEvents() + change.getEvents(),
                sum.getExposures() + change.getExposures(),
                sum.getAudioMillis() + change.getAudioMillis(),
                sum.getFull() + change.getFull(),
                sum.getPartial() + change.getPartial(),
                sum.getNone() + change.getNone(),
                sum(sum.getGross(), change.getGross()));
    boolean nothing =
        next.getEvents() == 0 && next.getExposures() == 0 && next.getGross().isEmpty();
    return nothing ? null : next;
  }

  private static ArtistMonth withoutZeros(ArtistMonth month) {
    return ArtistMonth.newBuilder(month).setGross(sum(Map.of(), month.getGross())).build();
  }

  private static Map<String, BigDecimal> sum(
      Map<String, BigDecimal> amounts, Map<String, BigDecimal> more) {
    Map<String, BigDecimal> sum = new HashMap<>(amounts);
    more.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
    sum.values().removeIf(amount -> amount.signum() == 0);
    return sum;
  }

  private static int authorised(SideOutcome side) {
    return side.getVerdict().equals(Verdict.AUTHORISED.name()) ? 1 : 0;
  }

  private static void addGross(Map<String, BigDecimal> gross, SideOutcome side) {
    if (side.getGross() != null && side.getCurrency() != null) {
      gross.merge(side.getCurrency(), side.getGross(), BigDecimal::add);
    }
  }
}
