package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.LineKey;
import org.linernotes.sink.period.MonthCheck;
import org.linernotes.sink.period.MonthSummary;
import org.linernotes.sink.period.MonthSummary.ChargeSum;
import org.linernotes.sink.period.MonthSummary.CurrencyTotal;
import org.linernotes.sink.period.MonthView;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.period.StatedTotal;

/** Sums a month's end up. */
final class MonthSummaries {

  private MonthSummaries() {}

  static MonthSummary of(MonthView view, List<MonthCheck> checks, List<Entry> charges) {
    return new MonthSummary(
        view.period(),
        view.state(),
        checks,
        charges(charges),
        view.parked(null),
        totals(view.totals(null)));
  }

  private record Charged(String licenceId, String charge, YearMonth origin, String currency) {}

  private static List<ChargeSum> charges(List<Entry> entries) {
    Map<Charged, ChargeSum> sums = new LinkedHashMap<>();
    for (Entry entry : entries) {
      LineKey key = entry.line().key();
      Charged charged =
          new Charged(key.licenceId(), key.charge().name(), key.origin(), key.currency());
      BigDecimal gross = entry.line().gross();
      sums.merge(
          charged,
          new ChargeSum(
              charged.licenceId(),
              charged.charge(),
              charged.origin(),
              charged.currency(),
              gross,
              1),
          (one, other) ->
              new ChargeSum(
                  one.licenceId(),
                  one.charge(),
                  one.originMonth(),
                  one.currency(),
                  one.amount().add(other.amount()),
                  one.lines() + other.lines()));
    }
    return List.copyOf(sums.values());
  }

  private static List<CurrencyTotal> totals(List<StatedTotal> statements) {
    Map<String, CurrencyTotal> totals = new TreeMap<>();
    for (StatedTotal one : statements) {
      totals.merge(
          one.currency(),
          new CurrencyTotal(
              one.currency(),
              1,
              one.accrued(),
              one.adjusted(),
              one.payable(),
              one.closingBalance()),
          MonthSummaries::sum);
    }
    return List.copyOf(totals.values());
  }

  private static CurrencyTotal sum(CurrencyTotal one, CurrencyTotal other) {
    return new CurrencyTotal(
        one.currency(),
        one.statements() + other.statements(),
        one.accrued().add(other.accrued()),
        one.adjusted().add(other.adjusted()),
        one.payable().add(other.payable()),
        one.carried().add(other.carried()));
  }

  /** Each check once, with the differences of both. */
  static List<MonthCheck> both(List<MonthCheck> some, List<MonthCheck> more) {
    Map<MonthCheck.Name, List<String>> differences = new EnumMap<>(MonthCheck.Name.class);
    for (List<MonthCheck> checks : List.of(some, more)) {
      for (MonthCheck check : checks) {
        List<String> known = differences.computeIfAbsent(check.name(), name -> new ArrayList<>());
        check.differences().stream().filter(text -> !known.contains(text)).forEach(known::add);
      }
    }
    List<MonthCheck> both = new ArrayList<>();
    differences.forEach((name, texts) -> both.add(new MonthCheck(name, texts)));
    return both;
  }

  /** Who is parked for either reason, once. */
  static List<ParkedParty> either(List<ParkedParty> some, List<ParkedParty> more) {
    Map<String, ParkedParty> parked = new TreeMap<>();
    some.forEach(one -> parked.put(StatementTable.key(one.party(), one.currency()), one));
    more.forEach(one -> parked.putIfAbsent(StatementTable.key(one.party(), one.currency()), one));
    return List.copyOf(parked.values());
  }
}
