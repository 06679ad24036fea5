package org.linernotes.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.linernotes.cli.client.Reconciliation;
import org.linernotes.cli.client.Reconciliation.Stage;

/** The stages one below the other, and then what differs. */
final class ReconciliationTable {
  private ReconciliationTable() {}

  static String of(Reconciliation month) {
    List<String> currencies = currencies(month);
    TextTable table =
        new TextTable(
            Stream.concat(Stream.of("STAGE", "COUNT"), currencies.stream()).toArray(String[]::new));
    month.stages().forEach(stage -> table.row(row(stage, currencies)));
    return month.period()
        + " "
        + month.status()
        + "\n\n"
        + table.text()
        + "\n"
        + differences(month);
  }

  private static String differences(Reconciliation month) {
    if (month.differences().isEmpty()) {
      return "no difference\n";
    }
    StringBuilder lines = new StringBuilder();
    month.differences().forEach(difference -> lines.append(difference).append('\n'));
    return lines.toString();
  }

  private static List<String> currencies(Reconciliation month) {
    return month.stages().stream()
        .flatMap(stage -> stage.sums().keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private static String[] row(Stage stage, List<String> currencies) {
    List<String> cells = new ArrayList<>();
    cells.add(stage.stage().toLowerCase(Locale.ROOT).replace('_', ' '));
    cells.add(Amounts.grouped(stage.count()));
    for (String currency : currencies) {
      cells.add(Amounts.grouped(stage.sums().getOrDefault(currency, "-")));
    }
    return cells.toArray(String[]::new);
  }
}
