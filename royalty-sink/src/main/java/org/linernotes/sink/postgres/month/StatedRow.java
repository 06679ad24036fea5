package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.PeriodLog;
import org.linernotes.sink.period.StatedTotal;

/**
 * A statement as it was kept at close, beside the one that the ledger gives now.
 *
 * @param kept null: none was kept
 * @param given null: the ledger gives none
 */
record StatedRow(@Nullable StatedTotal kept, @Nullable StatedTotal given) {

  static List<StatedRow> of(Connection connection, YearMonth month, PeriodLog log)
      throws SQLException {
    Map<String, StatedTotal> kept = byKey(StatementTable.list(connection, month, null));
    Map<String, StatedTotal> given =
        byKey(new SnapshotView(connection, month, log).workedOut(null));
    TreeMap<String, StatedTotal> all = new TreeMap<>(given);
    all.putAll(kept);
    List<StatedRow> rows = new ArrayList<>(all.size());
    all.keySet().forEach(key -> rows.add(new StatedRow(kept.get(key), given.get(key))));
    return rows;
  }

  private static Map<String, StatedTotal> byKey(List<StatedTotal> totals) {
    Map<String, StatedTotal> byKey = new TreeMap<>();
    totals.forEach(total -> byKey.put(StatementTable.key(total.party(), total.currency()), total));
    return byKey;
  }

  private StatedTotal any() {
    StatedTotal any = kept == null ? given : kept;
    if (any == null) {
      throw new IllegalStateException("neither kept nor given (expected: one of them)");
    }
    return any;
  }

  long lines() {
    return kept == null ? 0 : kept.lines();
  }

  String currency() {
    return any().currency();
  }

  String subject() {
    return any().party() + " " + currency();
  }

  /** What the month's lines sum to. */
  BigDecimal booked() {
    return kept == null ? Decimals.ZERO : kept.accrued().add(kept.adjusted());
  }

  String found() {
    return text(kept);
  }

  String expected() {
    return text(given);
  }

  /** All that a statement says; its lines by their hash. */
  private static String text(@Nullable StatedTotal total) {
    return total == null
        ? "none"
        : String.format(
            "%d lines of %s, opening %s, payable %s, carried %s, sha256 %s",
            total.lines(),
            Decimals.text(total.accrued().add(total.adjusted())),
            Decimals.text(total.openingBalance()),
            Decimals.text(total.payable()),
            Decimals.text(total.closingBalance()),
            total.sha256());
  }
}
