package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.money.Decimals;

/** Outcomes of one cell, for tests. */
public final class Outcomes {
  public static final String GROSS = "0.030000000";

  private Outcomes() {}

  public static BigDecimal money(String text) {
    return Decimals.money(new BigDecimal(text));
  }

  public static SideOutcome denied(String verdict, String controlledBy) {
    return new SideOutcome(verdict, controlledBy, null, null, null, null, null, null, List.of());
  }

  /** Under licence L1 at 0.01 GBP per exposure: 60 % to alpha, 40 % to beta. */
  public static SideOutcome paid(String gross) {
    return paid("L1", "PER_EXPOSURE", "0.01", "GBP", gross, 600_000, 400_000);
  }

  public static SideOutcome paid(
      String licenceId,
      String basis,
      String rate,
      String currency,
      String gross,
      int alphaPpm,
      int betaPpm) {
    BigDecimal whole = money(gross);
    BigDecimal alpha =
        whole.multiply(BigDecimal.valueOf(alphaPpm, 6)).setScale(9, RoundingMode.DOWN);
    List<Share> shares = new ArrayList<>();
    shares.add(new Share("alpha", alphaPpm, alpha));
    shares.add(new Share("beta", betaPpm, whole.subtract(alpha)));
    return new SideOutcome(
        "AUTHORISED",
        "alpha",
        licenceId,
        basis,
        money(rate),
        currency,
        whole.divide(money(rate), 9, RoundingMode.UNNECESSARY),
        whole,
        shares);
  }

  /** The MASTER side as given, the PUBLISHING side without a licence. */
  public static Accrual cell(long events, SideOutcome master) {
    return new Accrual(
        "T1",
        null,
        "musicflow",
        "lark",
        null,
        "run-1",
        "PRETRAINING",
        "GB",
        LocalDate.of(2026, 10, 14),
        "artist-1",
        events,
        events,
        events * 1000,
        master,
        denied("NO_LICENCE", "gamma"));
  }
}
