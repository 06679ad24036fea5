package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;

/** What a cell's outcome comes to in the books. */
final class CellLines {

  private CellLines() {}

  static SideOutcome outcome(Accrual accrual, Side side) {
    return side == Side.MASTER ? accrual.getMaster() : accrual.getPublishing();
  }

  /** The line of a side; empty if nothing is owed under any terms. */
  static Optional<Line> of(@Nullable Accrual accrual, Side side) {
    if (accrual == null) {
      return Optional.empty();
    }
    SideOutcome outcome = outcome(accrual, side);
    BigDecimal gross = outcome.getGross();
    if (gross == null || outcome.getLicenceId() == null || outcome.getCurrency() == null) {
      return Optional.empty();
    }
    TreeMap<String, Integer> ppm = new TreeMap<>();
    TreeMap<String, BigDecimal> credits = new TreeMap<>();
    for (Share share : outcome.getShares()) {
      ppm.merge(share.getParty(), share.getPpm(), Integer::sum);
      credits.merge(share.getParty(), share.getAmount(), BigDecimal::add);
    }
    BigDecimal units = Objects.requireNonNullElse(outcome.getUnits(), Decimals.ZERO);
    return Optional.of(new Line(key(accrual, side, outcome, ppm), units, gross, credits));
  }

  private static LineKey key(
      Accrual accrual, Side side, SideOutcome outcome, SortedMap<String, Integer> ppm) {
    return new LineKey(
        Charge.USE,
        YearMonth.from(accrual.getUsageDay()),
        accrual.getPlatform(),
        accrual.getTrackId(),
        side,
        accrual.getModel(),
        accrual.getModelVersion(),
        accrual.getUseType(),
        Objects.requireNonNull(outcome.getLicenceId()),
        Objects.requireNonNullElse(outcome.getBasis(), ""),
        Objects.requireNonNullElse(outcome.getRate(), Decimals.ZERO),
        Objects.requireNonNull(outcome.getCurrency()),
        ppm);
  }
}
