package org.linernotes.cli;

import java.util.List;
import org.linernotes.cli.client.MonthSummary;
import org.linernotes.cli.client.MonthSummary.Check;
import org.linernotes.cli.client.MonthSummary.Parked;

/** What a close comes to, for a person to read. */
final class MonthSummaryText {
  private MonthSummaryText() {}

  static String of(MonthSummary summary) {
    return summary.period()
        + " "
        + summary.status()
        + "\n\n"
        + checks(summary.checks())
        + charges(summary)
        + parked(summary.parked())
        + totals(summary);
  }

  /** Each check, and each difference that it found. */
  static String checks(List<Check> checks) {
    TextTable table = new TextTable("CHECK", "RESULT");
    StringBuilder differences = new StringBuilder();
    for (Check check : checks) {
      table.row(check.check(), check.ok() ? "holds" : "DOES NOT HOLD");
      check
          .differences()
          .forEach(text -> differences.append(check.check() + ": " + text).append('\n'));
    }
    return table.text() + (differences.length() == 0 ? "" : "\n" + differences);
  }

  private static String charges(MonthSummary summary) {
    if (summary.charges().isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("CHARGE", "LICENCE", "ORIGIN", "CURRENCY", "AMOUNT", "LINES");
    summary
        .charges()
        .forEach(
            charge ->
                table.row(
                    charge.charge(),
                    charge.licenceId(),
                    charge.originMonth(),
                    charge.currency(),
                    Amounts.grouped(charge.amount()),
                    charge.lines()));
    return "\n" + table.text();
  }

  /** Who gets no statement, and by how much its books are off; nothing if all get one. */
  static String parked(List<Parked> parked) {
    if (parked.isEmpty()) {
      return "";
    }
    TextTable table = new TextTable("PARKED", "CURRENCY", "LEDGER", "EXPECTED");
    parked.forEach(
        party ->
            table.row(
                party.party(),
                party.currency(),
                Amounts.grouped(party.ledger()),
                Amounts.grouped(party.expected())));
    return "\n" + table.text();
  }

  private static String totals(MonthSummary summary) {
    if (summary.totals().isEmpty()) {
      return "\nno statements\n";
    }
    TextTable table =
        new TextTable("CURRENCY", "STATEMENTS", "ACCRUED", "ADJUSTED", "PAYABLE", "CARRIED");
    summary
        .totals()
        .forEach(
            total ->
                table.row(
                    total.currency(),
                    total.statements(),
                    Amounts.grouped(total.accrued()),
                    Amounts.grouped(total.adjusted()),
                    Amounts.grouped(total.payable()),
                    Amounts.grouped(total.carried())));
    return "\n" + table.text();
  }
}
