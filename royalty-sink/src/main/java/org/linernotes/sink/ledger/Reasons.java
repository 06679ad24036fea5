package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Basis;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;

/** Why money changed; the rules in their order: {@link Booking}. */
final class Reasons {
  private Reasons() {}

  static Reason of(Side side, @Nullable Accrual booked, Accrual now) {
    if (booked == null || booked.getEvents() == 0) {
      return Reason.ACCRUAL;
    }
    if (now.getEvents() < booked.getEvents()) {
      return Reason.CORRECTION;
    }
    SideOutcome before = CellLines.outcome(booked, side);
    SideOutcome after = CellLines.outcome(now, side);
    if (termsChanged(before, after)) {
      return Reason.RETROACTIVE;
    }
    boolean runFee = Basis.PER_TRACK_PER_RUN.name().equals(after.getBasis());
    boolean more = now.getEvents() > booked.getEvents() && !less(before, after);
    return more && !runFee ? Reason.ACCRUAL : Reason.CORRECTION;
  }

  private static boolean less(SideOutcome before, SideOutcome after) {
    return gross(after).compareTo(gross(before)) < 0;
  }

  private static BigDecimal gross(SideOutcome outcome) {
    return Objects.requireNonNullElse(outcome.getGross(), Decimals.ZERO);
  }

  private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
    return one == null ? other == null : other != null && one.compareTo(other) == 0;
  }

  private static boolean termsChanged(SideOutcome before, SideOutcome after) {
    return !before.getVerdict().equals(after.getVerdict())
        || !Objects.equals(before.getControlledBy(), after.getControlledBy())
        || !Objects.equals(before.getLicenceId(), after.getLicenceId())
        || !Objects.equals(before.getBasis(), after.getBasis())
        || !sameAmount(before.getRate(), after.getRate())
        || !Objects.equals(before.getCurrency(), after.getCurrency())
        || !ppm(before).equals(ppm(after));
  }

  /** An authorised side names all its splits; one that was taken back names none. */
  private static Map<String, Integer> ppm(SideOutcome side) {
    Map<String, Integer> ppm = new HashMap<>();
    side.getShares().forEach(share -> ppm.merge(share.getParty(), share.getPpm(), Integer::sum));
    return ppm;
  }
}
