package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.period.Reconciliation.Difference;
import org.linernotes.sink.period.Reconciliation.StageName;
import org.linernotes.sink.postgres.Query;

/** Cells of a month of use whose latest accrual could not be booked, and whose money that is. */
final class ParkedUse {
  /** Outcomes with what parked records say of their cells' events, where they can be read. */
  static final String EVENTS =
      """
      (SELECT period, platform, events FROM outcomes
       UNION ALL
       SELECT k.period, k.platform, k.events - coalesce(o.events, 0)
         FROM parked_now k LEFT JOIN outcomes o ON o.cell_id = k.cell_id
        WHERE k.events IS NOT NULL)\
      """;

  /** Of each parked cell: what its parties have in the ledger, and what the record says. */
  private static final String SHARES =
      """
      WITH parked AS (SELECT * FROM parked_now WHERE period = ?),
      booked AS (
        SELECT k.cell_id, a.owner AS party, a.currency, -sum(p.amount) AS amount
          FROM parked k
          JOIN entry e ON e.origin = k.period AND e.charge = 'USE' AND e.cell_id = k.cell_id
          JOIN posting p ON p.entry_id = e.entry_id
          JOIN account a ON a.id = p.account_id AND a.kind = 'PARTY'
         GROUP BY 1, 2, 3),
      said AS (
        SELECT k.cell_id, s.party, s.currency, sum(s.amount) AS amount
          FROM parked k
         CROSS JOIN LATERAL unnest(k.parties, k.currencies, k.amounts)
               AS s (party, currency, amount)
         GROUP BY 1, 2, 3),
      shares AS (
        SELECT cell_id, party, currency, coalesce(b.amount, 0) AS ledger,
               CASE WHEN k.events IS NULL THEN coalesce(b.amount, 0)
                    ELSE coalesce(s.amount, 0) END AS expected,
               k.events IS NULL AS unknown
          FROM booked b FULL JOIN said s USING (cell_id, party, currency)
          JOIN parked k USING (cell_id))
      """;

  private static final String PARTIES =
      SHARES
          + """
          SELECT party, currency, sum(ledger), sum(expected) FROM shares
           GROUP BY party, currency HAVING bool_or(unknown OR ledger <> expected)
           ORDER BY party, currency
          """;
  private static final String NOBODYS =
      SHARES
          + """
          SELECT * FROM parked k WHERE NOT EXISTS (SELECT FROM shares s WHERE s.cell_id = k.cell_id)
           ORDER BY topic, partition, record_offset LIMIT 20
          """;
  private static final String ALL =
      "SELECT * FROM parked_now WHERE period = ? ORDER BY topic, partition, record_offset LIMIT"
          + " 1000";

  private ParkedUse() {}

  /** The parties concerned; where a record cannot be read, all that the ledger has for its cell. */
  static List<ParkedParty> parties(Connection connection, YearMonth origin) throws SQLException {
    return Query.of(PARTIES, Query.day(origin))
        .list(
            connection,
            row ->
                new ParkedParty(
                    row.getString(1),
                    row.getString(2),
                    Decimals.money(row.getBigDecimal(3)),
                    Decimals.money(row.getBigDecimal(4))));
  }

  /** Cells that no party is known of, so that parking nobody would hide them. */
  static List<String> nobodys(Connection connection, YearMonth origin) throws SQLException {
    return Query.of(NOBODYS, Query.day(origin))
        .list(connection, row -> subject(row) + ": " + found(row) + " (expected: booked)");
  }

  static List<Difference> differences(Connection connection, YearMonth month) throws SQLException {
    return Query.of(ALL, Query.day(month))
        .list(
            connection,
            row -> new Difference(StageName.BOOKED, subject(row), found(row), "booked"));
  }

  private static String subject(ResultSet row) throws SQLException {
    return String.format(
        "cell %s of %s, %s",
        row.getString("cell_id"), row.getString("platform"), row.getString("work"));
  }

  private static String found(ResultSet row) throws SQLException {
    return String.format(
        "set aside, %s-%d offset %d: %s",
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getString("message"));
  }
}
