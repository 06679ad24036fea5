package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.sink.ledger.Reason;
import org.linernotes.sink.period.PeriodState;

/** Statements to write: one by hand, and as many as wanted by a seed. */
public final class Samples {
  public static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  public static final YearMonth SEPTEMBER = YearMonth.of(2026, 9);
  public static final StatementDocument CLOSED =
      new StatementDocument("alpha", OCTOBER, PeriodState.CLOSED);
  public static final StatementDocument DRAFT =
      new StatementDocument("alpha", OCTOBER, PeriodState.REVIEW);

  private static final String[] TEXTS = {
    "Plain",
    "=1+1",
    "Tab\there",
    "Two\r\nlines",
    "Quote \" and \\ back",
    "a|b",
    "\u0001\u001F\u007F",
    "\u2028\u2029",
    "\uD834\uDD1E clef",
    "\u20AC\u00E9\u4E2D",
    "'quoted",
    "",
    "\u05E9\u05DC\u05D5\u05DD"
  };

  private Samples() {}

  public static StatementLine own(String title, String amount) {
    return line(title, amount, OCTOBER, null);
  }

  public static StatementLine adjusted(String title, String amount) {
    return line(title, amount, SEPTEMBER, Reason.LATE);
  }

  private static StatementLine line(
      String title, String amount, YearMonth origin, @Nullable Reason reason) {
    return new StatementLine(
        "T1",
        List.of("isrc:USUM71804534", "sha256:ab"),
        title,
        "Nova",
        "sonara",
        "m1",
        "2",
        "FINE_TUNING",
        "L1",
        Side.MASTER,
        "PER_EXPOSURE",
        new BigDecimal("1000"),
        new BigDecimal("0.004"),
        new BigDecimal("4"),
        500_000,
        new BigDecimal(amount),
        origin,
        reason);
  }

  /** A fee that no track earned. */
  public static StatementLine unallocated(String amount) {
    BigDecimal fee = new BigDecimal(amount);
    return new StatementLine(
        null,
        List.of(),
        null,
        null,
        "sonara",
        null,
        null,
        null,
        "P1",
        null,
        "MONTHLY_POOL",
        BigDecimal.ZERO,
        fee,
        fee,
        1_000_000,
        fee,
        OCTOBER,
        null);
  }

  /** A head that fits the lines. */
  public static StatementHead head(String currency, String opening, List<StatementLine> lines) {
    BigDecimal accrued = Decimals.ZERO;
    List<Adjustment> adjustments = new ArrayList<>();
    for (StatementLine line : lines) {
      if (!line.adjustment()) {
        accrued = accrued.add(line.amount());
      } else {
        addTo(adjustments, line);
      }
    }
    return new StatementHead(
        "alpha", OCTOBER, currency, new BigDecimal(opening), accrued, adjustments, lines.size());
  }

  private static void addTo(List<Adjustment> adjustments, StatementLine line) {
    int last = adjustments.size() - 1;
    if (last >= 0 && adjustments.get(last).originMonth().equals(line.originMonth())) {
      BigDecimal sum = adjustments.get(last).amount().add(line.amount());
      adjustments.set(last, new Adjustment(line.originMonth(), sum));
    } else {
      adjustments.add(new Adjustment(line.originMonth(), line.amount()));
    }
  }

  /** Lines of three months with awkward texts, in the order of a statement. */
  public static List<StatementLine> random(long seed, int count) {
    Random random = new Random(seed);
    List<YearMonth> months = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      months.add(OCTOBER.minusMonths(random.nextInt(3)));
    }
    return months.stream().sorted().map(month -> random(random, month)).toList();
  }

  private static StatementLine random(Random random, YearMonth month) {
    boolean own = month.equals(OCTOBER);
    return new StatementLine(
        text(random) + "t",
        List.of("isrc:" + text(random), "x:" + text(random)),
        random.nextBoolean() ? null : text(random),
        random.nextBoolean() ? null : text(random),
        random.nextBoolean() ? "sonara" : "musicflow",
        text(random),
        random.nextBoolean() ? null : text(random),
        "FINE_TUNING",
        "L" + random.nextInt(5),
        random.nextBoolean() ? Side.MASTER : Side.PUBLISHING,
        "PER_EXPOSURE",
        BigDecimal.valueOf(random.nextInt(1_000_000)),
        BigDecimal.valueOf(random.nextInt(1_000_000), 6),
        BigDecimal.valueOf(random.nextLong(1_000_000_000_000_000L), 9),
        random.nextBoolean() ? null : 1 + random.nextInt(1_000_000),
        BigDecimal.valueOf(random.nextLong(-1_000_000_000L, 1_000_000_000_000_000L), 9),
        month,
        own ? null : random.nextBoolean() ? Reason.LATE : Reason.CORRECTION);
  }

  private static String text(Random random) {
    return TEXTS[random.nextInt(TEXTS.length)];
  }
}
