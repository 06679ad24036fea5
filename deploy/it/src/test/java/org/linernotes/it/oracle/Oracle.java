package org.linernotes.it.oracle;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The outcome of a scenario, worked out from the contract alone: plain and slow, without a broker,
 * a database or any class of the services, so that it does not share their mistakes.
 */
public final class Oracle {
  private static final List<String> SIDES = List.of("MASTER", "PUBLISHING");
  private static final int SCALE = 9;

  private final Catalogue catalogue;
  private final Judge judge;
  private final Tally tally = new Tally();
  private final List<Licensed> licensed = new ArrayList<>();
  private final List<Charge> charges = new ArrayList<>();

  /** A fee that is owed once per run, on the day of its first authorised use. */
  private final Map<List<String>, Licensed> runFees = new LinkedHashMap<>();

  private Oracle(Scenario scenario) {
    catalogue = new Catalogue(scenario);
    judge = new Judge(catalogue);
  }

  /** What the uses of every month come to, before any month ends. */
  public static Facts outcome(Scenario scenario) {
    return new Oracle(scenario).rate(scenario).tally.facts();
  }

  /** What the uses of every month owe, without what is owed at its end. */
  public static Charges uses(Scenario scenario) {
    return new Charges(new Oracle(scenario).rate(scenario).charges);
  }

  /** What is owed when the months from the first to the last are closed and no other is. */
  public static Charges closed(Scenario scenario, YearMonth first, YearMonth last) {
    Oracle oracle = new Oracle(scenario).rate(scenario);
    return new MonthEnd(oracle.catalogue.licences(), oracle.licensed, oracle.charges)
        .closed(first, last);
  }

  private Oracle rate(Scenario scenario) {
    Map<Cell, Amounts> cells = new Register(catalogue, tally).read(scenario);
    List<Cell> byDay = new ArrayList<>(cells.keySet());
    byDay.sort(Comparator.comparing(Cell::day)); // so that a run's fee falls on its first day
    byDay.forEach(cell -> rate(cell, Objects.requireNonNull(cells.get(cell))));
    runFees.values().forEach(fee -> owed(fee, BigDecimal.ONE));
    return this;
  }

  private void rate(Cell cell, Amounts use) {
    int authorised = 0;
    for (String side : SIDES) {
      Judge.Verdict verdict = judge.judge(cell, side);
      tally.verdict(cell, side, verdict.reason(), use);
      if (verdict.licence() != null && verdict.rights() != null) {
        authorised++;
        charge(new Licensed(cell, side, use, verdict.licence(), verdict.rights()));
      }
    }
    if (cell.track() != null) {
      String coverage = List.of("NONE", "PARTIAL", "FULL").get(authorised);
      tally.artist(cell.month(), catalogue.primaryArtist(cell.track()), coverage, use);
    }
  }

  private void charge(Licensed use) {
    licensed.add(use);
    switch (use.licence().get("rate").get("basis").asText()) {
      case "PER_EXPOSURE" -> owed(use, BigDecimal.valueOf(use.use().exposures));
      case "PER_AUDIO_SECOND" -> owed(use, BigDecimal.valueOf(use.use().audioMillis, 3));
      case "PER_TRACK_PER_RUN" ->
          runFees.putIfAbsent(
              List.of(
                  use.track(),
                  use.side(),
                  use.licenceId(),
                  use.cell().platform(),
                  use.cell().run()),
              use);
      default -> {} // a pool is shared at the end of the month
    }
  }

  private void owed(Licensed use, BigDecimal units) {
    BigDecimal rate = new BigDecimal(use.licence().get("rate").get("amount").asText());
    BigDecimal gross = rate.multiply(units).setScale(SCALE);
    Map<String, BigDecimal> shares = Shares.of(gross, use.rights().get("splits"));
    tally.owed(use, catalogue.primaryArtist(use.track()), gross, shares);
    shares.forEach(
        (party, share) ->
            charges.add(
                new Charge(
                    use.cell().month(),
                    "USE",
                    use.licenceId(),
                    use.cell().platform(),
                    use.track(),
                    use.side(),
                    party,
                    use.currency(),
                    share)));
  }
}
