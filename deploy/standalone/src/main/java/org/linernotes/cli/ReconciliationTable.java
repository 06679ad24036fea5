package org.linernotes.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.linernotes.cli.client.Reconciliation;
import org.linernotes.cli.client.Reconciliation.Stage;

/** The stages side by side, and then what differs. */
final class ReconciliationTable {
  private ReconciliationTable() {}

  static String of(Reconciliation month) {
    TextTable table =
        new TextTable(row(month, "", stage -> stage.stage().toUpperCase(Locale.ROOT)));
    table.row(row(month, "count", stage -> Amounts.grouped(stage.count())));
    for (String currency : currencies(month)) {
      table.row(
          row(month, currency, stage -> Amounts.grouped(stage.sums().getOrDefault(currency, "-"))));
    }
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

  private static String[] row(Reconciliation month, String head, Function<Stage, String> cell) {
    return Stream.concat(Stream.of(head), month.stages().stream().map(cell)).toArray(String[]::new);
  }
}
