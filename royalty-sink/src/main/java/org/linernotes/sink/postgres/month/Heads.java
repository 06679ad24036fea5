package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.statement.Adjustment;
import org.linernotes.sink.statement.StatementHead;

/** What statements begin with: the sums of their lines, and what was carried to them. */
final class Heads {

  private Heads() {}

  /** In the order of party and currency, which is the lines' order too. */
  static List<StatementHead> of(
      Connection connection, YearMonth period, @Nullable String party, StatementLines lines)
      throws SQLException {
    Map<String, BigDecimal> carried = StatementTable.carried(connection, period, party);
    Map<String, List<StatementLines.Sum>> byAccount = new LinkedHashMap<>();
    for (StatementLines.Sum sum : lines.sums(connection)) {
      byAccount
          .computeIfAbsent(
              StatementTable.key(sum.party(), sum.currency()), key -> new ArrayList<>())
          .add(sum);
    }
    List<StatementHead> heads = new ArrayList<>(byAccount.size());
    byAccount.forEach(
        (key, sums) -> heads.add(head(period, sums, carried.getOrDefault(key, Decimals.ZERO))));
    return heads;
  }

  private static StatementHead head(
      YearMonth period, List<StatementLines.Sum> sums, BigDecimal opening) {
    BigDecimal accrued = Decimals.ZERO;
    long lines = 0;
    List<Adjustment> adjustments = new ArrayList<>();
    for (StatementLines.Sum sum : sums) {
      lines += sum.lines();
      if (sum.origin().equals(period)) {
        accrued = sum.amount();
      } else {
        adjustments.add(new Adjustment(sum.origin(), sum.amount()));
      }
    }
    StatementLines.Sum any = sums.get(0);
    return new StatementHead(
        any.party(), period, any.currency(), opening, accrued, adjustments, lines);
  }
}
