package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.MonthCheck;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.postgres.Query;

/** What must hold in the books themselves before a month closes. */
final class BookChecks {
  private static final String TAKEN_IN = "rated_cell";

  /**
   * A month is read as a whole. Right after a large load the planner believes that its tables are
   * small, and would look up every row of one in the other: a minute instead of a second.
   */
  private static final String WHOLE_TABLES = "SET LOCAL enable_nestloop = off";

  private static final String AS_PLANNED = "SET LOCAL enable_nestloop = on";
  private static final String RATED =
      """
      SELECT platform, coalesce(a.counted, 0), coalesce(r.rated, 0)
        FROM (SELECT platform, sum(recorded - voided) AS counted
                FROM audit_count WHERE period = ? GROUP BY platform) a
        FULL JOIN (SELECT platform, sum(events) AS rated
                     FROM rated WHERE period = ? GROUP BY platform) r USING (platform)
       WHERE coalesce(a.counted, 0) <> coalesce(r.rated, 0)
       ORDER BY platform
      """;

  /** An entry whose cell is parked is told of already. */
  private static final String SOUND =
      """
      AND NOT EXISTS (SELECT FROM parked_cell k
            WHERE k.cell_id = e.cell_id AND k.side = e.side)
      """;

  private static final String UNBALANCED =
      """
      SELECT e.entry_id, e.currency, coalesce(sum(p.amount), 0) AS sum, e.gross,
             coalesce(sum(p.amount) FILTER (WHERE a.kind = 'PLATFORM'), 0) AS debit
        FROM entry e
        LEFT JOIN posting p ON p.entry_id = e.entry_id
        LEFT JOIN account a ON a.id = p.account_id
       WHERE e.period = ?
      """;
  private static final String UNBALANCED_ONLY =
      """
       GROUP BY e.entry_id
      HAVING coalesce(sum(p.amount), 0) <> 0
          OR coalesce(sum(p.amount) FILTER (WHERE a.kind = 'PLATFORM'), 0) <> e.gross
          OR count(p.entry_id) = 0
       ORDER BY e.entry_id LIMIT 20
      """;
  private static final String INCOME =
      """
      SELECT e.licence_id, e.currency,
             coalesce(sum(p.amount) FILTER (WHERE a.kind = 'PLATFORM'), 0) AS income,
             coalesce(-sum(p.amount) FILTER (WHERE a.kind = 'PARTY'), 0) AS shares
        FROM entry e
        LEFT JOIN posting p ON p.entry_id = e.entry_id
        LEFT JOIN account a ON a.id = p.account_id
       WHERE e.period = ?
      """;
  private static final String INCOME_OFF =
      """
       GROUP BY e.licence_id, e.currency HAVING coalesce(sum(p.amount), 0) <> 0
       ORDER BY e.licence_id, e.currency LIMIT 20
      """;

  /** Months of use that the period books for. */
  private static final String ORIGINS =
      "SELECT DISTINCT origin FROM entry WHERE period = ? AND charge = 'USE' ORDER BY origin";

  private BookChecks() {}

  /** The checks, but for what only the flow knows; and the parties that are parked. */
  record Result(List<MonthCheck> checks, List<ParkedParty> parked) {}

  /** Compares the ledger with what the books took in. */
  static Result run(Connection connection, YearMonth period) throws SQLException {
    List<YearMonth> origins =
        new ArrayList<>(
            Query.of(ORIGINS, Query.day(period))
                .list(connection, row -> PeriodTable.month(row, 1)));
    if (!origins.contains(period)) {
      origins.add(period);
    }
    return run(connection, period, TAKEN_IN, origins);
  }

  /** Compares the ledger with what the topic says of the month. */
  static Result runOnTopic(Connection connection, YearMonth period) throws SQLException {
    return run(connection, period, TopicCells.TABLE, List.of(period));
  }

  private static Result run(
      Connection connection, YearMonth period, String outcomes, List<YearMonth> origins)
      throws SQLException {
    CellComparison.begin(connection);
    Query.of(WHOLE_TABLES).update(connection);
    Result result = compare(connection, period, outcomes, origins);
    Query.of(AS_PLANNED).update(connection);
    return result;
  }

  private static Result compare(
      Connection connection, YearMonth period, String outcomes, List<YearMonth> origins)
      throws SQLException {
    Map<String, ParkedParty> parked = new TreeMap<>();
    for (YearMonth origin : origins) {
      CellComparison.parked(connection, outcomes, origin)
          .forEach(one -> parked.merge(key(one), one, BookChecks::sum));
    }
    for (YearMonth origin : origins) {
      ParkedUse.parties(connection, origin).forEach(one -> parked.putIfAbsent(key(one), one));
    }
    List<String> debits = new ArrayList<>();
    for (YearMonth origin : origins) {
      debits.addAll(CellComparison.debits(connection, outcomes, origin));
      debits.addAll(ParkedUse.nobodys(connection, origin));
    }
    return new Result(
        List.of(
            new MonthCheck(
                MonthCheck.Name.RECORDED_EQUALS_RATED, rated(connection, period, outcomes)),
            new MonthCheck(MonthCheck.Name.ENTRIES_BALANCE, unbalanced(connection, period)),
            new MonthCheck(MonthCheck.Name.LICENCE_INCOME, income(connection, period)),
            new MonthCheck(MonthCheck.Name.LEDGER_EQUALS_ACCRUALS, debits)),
        List.copyOf(parked.values()));
  }

  private static String key(ParkedParty one) {
    return one.party() + '\0' + one.currency();
  }

  private static ParkedParty sum(ParkedParty one, ParkedParty other) {
    return new ParkedParty(
        one.party(),
        one.currency(),
        one.ledger().add(other.ledger()),
        one.expected().add(other.expected()));
  }

  private static List<String> rated(Connection connection, YearMonth period, String outcomes)
      throws SQLException {
    Object day = Query.day(period);
    return Query.of(
            RATED.replace(
                "rated WHERE", ParkedUse.EVENTS.replace("outcomes", outcomes) + " o WHERE"),
            day,
            day)
        .list(
            connection,
            row ->
                String.format(
                    "%s: %d uses rated (expected: %d, as many as are recorded and not voided)",
                    row.getString(1), row.getLong(3), row.getLong(2)));
  }

  private static List<String> unbalanced(Connection connection, YearMonth period)
      throws SQLException {
    return Query.of(UNBALANCED, Query.day(period))
        .and(SOUND)
        .and(UNBALANCED_ONLY)
        .list(
            connection,
            row ->
                String.format(
                    "entry %d: postings sum to %s %s, the debit is %s (expected: 0 and %s)",
                    row.getLong("entry_id"),
                    Decimals.money(row.getBigDecimal("sum")).toPlainString(),
                    row.getString("currency"),
                    Decimals.money(row.getBigDecimal("debit")).toPlainString(),
                    row.getBigDecimal("gross").toPlainString()));
  }

  private static List<String> income(Connection connection, YearMonth period) throws SQLException {
    return Query.of(INCOME, Query.day(period))
        .and(SOUND)
        .and(INCOME_OFF)
        .list(
            connection,
            row ->
                String.format(
                    "licence %s: income %s %s (expected: the shares' %s, with rounding of 0)",
                    row.getString(1),
                    Decimals.money(row.getBigDecimal("income")).toPlainString(),
                    row.getString(2),
                    Decimals.money(row.getBigDecimal("shares")).toPlainString()));
  }
}
