package org.linernotes.sink.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/** Lines and amounts per currency, counted while they pass, for the control rows. */
final class ControlSums {

  /**
   * One control row.
   *
   * @param currency null: all of them, so that there is no sum
   */
  record Row(@Nullable String currency, long lines, @Nullable String amount) {}

  private final Map<String, Sum> sums = new TreeMap<>();

  void add(PartyLine line) {
    sums.merge(line.currency(), new Sum(1, line.line().amount()), Sum::plus);
  }

  /** Per currency ascending; the last counts all lines, and stands there without any, too. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    sums.forEach(
        (currency, sum) -> rows.add(new Row(currency, sum.lines, Decimals.text(sum.amount))));
    long lines = sums.values().stream().mapToLong(Sum::lines).sum();
    rows.add(new Row(null, lines, null));
    return rows;
  }

  private record Sum(long lines, BigDecimal amount) {

    Sum plus(Sum other) {
      return new Sum(lines + other.lines, amount.add(other.amount));
    }
  }
}
