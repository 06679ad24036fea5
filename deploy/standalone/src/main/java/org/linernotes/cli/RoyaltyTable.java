package org.linernotes.cli;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.linernotes.cli.client.MonthTotals;
import org.linernotes.cli.client.MonthTotals.Control;
import org.linernotes.cli.client.MonthTotals.Total;

/** A month's totals for a person to read. */
final class RoyaltyTable {
  private static final Comparator<Total> LARGEST =
      Comparator.comparing(Total::accrued, Comparator.reverseOrder()).thenComparing(Total::party);

  private RoyaltyTable() {}

  /**
   * @param most how many totals to show, of each currency as many; of the others only their number
   *     is told
   */
  static String of(MonthTotals month, int most) {
    long currencies = month.totals().stream().map(Total::currency).distinct().count();
    long each = Math.max(1, most / Math.max(1, currencies));
    List<Total> shown =
        month.totals().stream()
            .collect(Collectors.groupingBy(Total::currency, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .flatMap(totals -> totals.stream().sorted(LARGEST).limit(each))
            .toList();
    TextTable table = new TextTable("PARTY", "CURRENCY", "ACCRUED");
    shown.forEach(
        total -> table.row(total.party(), total.currency(), Amounts.grouped(total.accrued())));
    int others = month.totals().size() - shown.size();
    return table.text()
        + (others > 0 ? "... and " + others + " more\n" : "")
        + "\n"
        + control(month.control());
  }

  private static String control(List<Control> control) {
    TextTable table = new TextTable("CURRENCY", "DEBITS", "CREDITS", "BOOKS");
    control.stream()
        .sorted(Comparator.comparing(Control::currency))
        .forEach(
            side ->
                table.row(
                    side.currency(),
                    Amounts.grouped(side.debits()),
                    Amounts.grouped(side.credits()),
                    side.balances() ? "balance" : "DO NOT BALANCE"));
    return table.text();
  }
}
