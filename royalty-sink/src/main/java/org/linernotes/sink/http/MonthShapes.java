package org.linernotes.sink.http;

import static org.linernotes.sink.http.Shapes.object;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.MonthCheck;
import org.linernotes.sink.period.MonthEnd;
import org.linernotes.sink.period.MonthSummary;
import org.linernotes.sink.period.MonthSummary.ChargeSum;
import org.linernotes.sink.period.MonthSummary.CurrencyTotal;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.PeriodStep;
import org.linernotes.sink.period.Reconciliation;
import org.linernotes.sink.period.StatedTotal;
import org.linernotes.sink.report.MonthTotals;
import org.linernotes.sink.report.Page;

/** Months, their statements' totals and their reconciliation, as clients read them. */
final class MonthShapes {

  private MonthShapes() {}

  static Map<String, Object> months(List<MonthEnd.Month> months) {
    return object("periods", months.stream().map(MonthShapes::month).toList(), "next", null);
  }

  static Map<String, Object> sideBySide(List<MonthTotals> months) {
    return object("months", months.stream().map(MonthShapes::totals).toList());
  }

  private static Map<String, Object> totals(MonthTotals month) {
    List<Map<String, Object>> totals = new ArrayList<>();
    month
        .accrued()
        .forEach(
            (currency, amount) ->
                totals.add(object("currency", currency, "accrued", Decimals.text(amount))));
    return object(
        "month", month.month().toString(),
        "status", month.state().name(),
        "totals", totals,
        "events", month.events());
  }

  private static Map<String, Object> month(MonthEnd.Month month) {
    return object(
        "period", month.period().toString(),
        "status", month.state().name(),
        "reviewed", step(month, PeriodState.REVIEW),
        "closed", step(month, PeriodState.CLOSED));
  }

  private static @Nullable Map<String, Object> step(MonthEnd.Month month, PeriodState state) {
    Optional<PeriodStep> step =
        month.steps().stream().filter(each -> each.state() == state).findFirst();
    return step.map(
            each -> object("at", each.at().toString(), "by", each.by(), "reason", each.reason()))
        .orElse(null);
  }

  static Map<String, Object> summary(MonthSummary summary) {
    return object(
        "period", summary.period().toString(),
        "status", summary.state().name(),
        "checks", summary.checks().stream().map(MonthShapes::check).toList(),
        "charges", summary.charges().stream().map(MonthShapes::charge).toList(),
        "parked", summary.parked().stream().map(MonthShapes::parked).toList(),
        "totals", summary.totals().stream().map(MonthShapes::total).toList());
  }

  static Map<String, Object> check(MonthCheck check) {
    return object(
        "check", check.name().name(), "ok", check.ok(), "differences", check.differences());
  }

  private static Map<String, Object> charge(ChargeSum charge) {
    return object(
        "licenceId", charge.licenceId(),
        "charge", charge.charge(),
        "originMonth", charge.originMonth().toString(),
        "currency", charge.currency(),
        "amount", Decimals.text(charge.amount()),
        "lines", charge.lines());
  }

  private static Map<String, Object> parked(ParkedParty party) {
    return object(
        "party", party.party(),
        "currency", party.currency(),
        "ledger", Decimals.text(party.ledger()),
        "expected", Decimals.text(party.expected()));
  }

  private static Map<String, Object> total(CurrencyTotal total) {
    return object(
        "currency", total.currency(),
        "statements", total.statements(),
        "accrued", Decimals.text(total.accrued()),
        "adjusted", Decimals.text(total.adjusted()),
        "payable", Decimals.text(total.payable()),
        "carried", Decimals.text(total.carried()));
  }

  static Map<String, Object> statements(
      YearMonth period, PeriodState state, Page<StatedTotal> totals, List<ParkedParty> parked) {
    return object(
        "period", period.toString(),
        "status", state.name(),
        "statements", totals.items().stream().map(MonthShapes::stated).toList(),
        "parked", parked.stream().map(MonthShapes::parked).toList(),
        "next", Shapes.next(totals, Lists.STATEMENTS));
  }

  private static Map<String, Object> stated(StatedTotal total) {
    return object(
        "party", total.party(),
        "currency", total.currency(),
        "openingBalance", Decimals.text(total.openingBalance()),
        "accrued", Decimals.text(total.accrued()),
        "adjusted", Decimals.text(total.adjusted()),
        "payable", Decimals.text(total.payable()),
        "closingBalance", Decimals.text(total.closingBalance()),
        "lines", total.lines(),
        "sha256", total.sha256());
  }

  /** All of them at once: who reads CSV does not follow pages. */
  static String statementsCsv(YearMonth period, PeriodState state, List<StatedTotal> totals) {
    return Csv.of(
        List.of(
            "period",
            "status",
            "party",
            "currency",
            "openingBalance",
            "accrued",
            "adjusted",
            "payable",
            "closingBalance",
            "lines",
            "sha256"),
        totals.stream().map(total -> row(period, state, total)).toList());
  }

  private static List<String> row(YearMonth period, PeriodState state, StatedTotal total) {
    return List.of(
        period.toString(),
        state.name(),
        total.party(),
        total.currency(),
        Decimals.text(total.openingBalance()),
        Decimals.text(total.accrued()),
        Decimals.text(total.adjusted()),
        Decimals.text(total.payable()),
        Decimals.text(total.closingBalance()),
        Long.toString(total.lines()),
        total.sha256());
  }

  static Map<String, Object> reconciliation(Reconciliation reconciliation) {
    return object(
        "period", reconciliation.period().toString(),
        "status", reconciliation.state().name(),
        "stages", reconciliation.stages().stream().map(MonthShapes::stage).toList(),
        "differences", reconciliation.differences().stream().map(MonthShapes::difference).toList());
  }

  private static Map<String, Object> stage(Reconciliation.Stage stage) {
    return object("stage", lower(stage.name()), "count", stage.count(), "sums", sums(stage.sums()));
  }

  private static Map<String, String> sums(SortedMap<String, BigDecimal> sums) {
    Map<String, String> texts = new LinkedHashMap<>();
    sums.forEach((currency, amount) -> texts.put(currency, Decimals.text(amount)));
    return texts;
  }

  private static Map<String, Object> difference(Reconciliation.Difference difference) {
    return object(
        "stage", lower(difference.stage()),
        "subject", difference.subject(),
        "found", difference.found(),
        "expected", difference.expected());
  }

  private static String lower(Reconciliation.StageName name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
