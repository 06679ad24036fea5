package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.List;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.postgres.Query;

/**
 * Compares what the ledger booked for the cells of a month of use with outcomes: with those that
 * the books took in ({@code rated_cell}), or with those that the topic has ({@code topic_cell}).
 * Cells in which a party's amount differs are noted for the transaction, and so parked.
 */
final class CellComparison {
  private static final int SHOWN = 20;

  /** Lives as long as the transaction. */
  private static final String NOTES =
      "CREATE TEMP TABLE IF NOT EXISTS parked_cell (cell_id uuid, side text, PRIMARY KEY"
          + " (cell_id, side)) ON COMMIT DROP";

  /** Cell, side, party and currency: what is booked and what is expected. */
  private static final String CREDITS =
      """
      WITH booked AS (
        SELECT e.cell_id, e.side, a.owner AS party, a.currency, -sum(p.amount) AS amount
          FROM entry e
          JOIN posting p ON p.entry_id = e.entry_id
          JOIN account a ON a.id = p.account_id AND a.kind = 'PARTY'
         WHERE e.origin = ? AND e.charge = 'USE'
         GROUP BY 1, 2, 3, 4),
      expected AS (
        SELECT c.cell_id, v.side, share.party, v.currency, sum(share.amount) AS amount
          FROM outcomes c
         CROSS JOIN LATERAL (VALUES
                ('MASTER' COLLATE "C", c.master_currency, c.master_parties, c.master_amounts),
                ('PUBLISHING', c.publishing_currency, c.publishing_parties, c.publishing_amounts))
               AS v (side, currency, parties, amounts)
         CROSS JOIN LATERAL unnest(v.parties, v.amounts) AS share (party, amount)
         WHERE c.period = ?
         GROUP BY 1, 2, 3, 4),
      compared AS (
        SELECT cell_id, side, party, currency, coalesce(b.amount, 0) AS booked,
               coalesce(x.amount, 0) AS expected
          FROM booked b FULL JOIN expected x USING (cell_id, side, party, currency))
      """;

  private static final String NOTE =
      "INSERT INTO parked_cell "
          + CREDITS
          + "SELECT DISTINCT cell_id, side FROM compared WHERE booked <> expected"
          + " ON CONFLICT DO NOTHING";
  private static final String PARKED =
      CREDITS
          + """
          SELECT party, currency, sum(booked), sum(expected) FROM compared
           GROUP BY party, currency HAVING bool_or(booked <> expected)
           ORDER BY party, currency
          """;

  /** The platform's side, where no party's tells of it already. */
  private static final String DEBITS =
      """
      WITH booked AS (
        SELECT e.cell_id, e.side, e.currency, sum(p.amount) AS amount
          FROM entry e
          JOIN posting p ON p.entry_id = e.entry_id
          JOIN account a ON a.id = p.account_id AND a.kind = 'PLATFORM'
         WHERE e.origin = ? AND e.charge = 'USE'
         GROUP BY 1, 2, 3),
      expected AS (
        SELECT c.cell_id, v.side, v.currency, v.gross AS amount
          FROM outcomes c
         CROSS JOIN LATERAL (VALUES
                ('MASTER' COLLATE "C", c.master_currency, c.master_gross),
                ('PUBLISHING', c.publishing_currency, c.publishing_gross))
               AS v (side, currency, gross)
         WHERE c.period = ? AND v.gross IS NOT NULL)
      SELECT cell_id, side, currency, coalesce(b.amount, 0), coalesce(x.amount, 0)
        FROM booked b FULL JOIN expected x USING (cell_id, side, currency)
       WHERE coalesce(b.amount, 0) <> coalesce(x.amount, 0)
         AND NOT EXISTS (SELECT FROM parked_cell k
               WHERE (k.cell_id, k.side) = (coalesce(b.cell_id, x.cell_id), coalesce(b.side, x.side)))
       ORDER BY cell_id, side LIMIT
      """
          + " "
          + SHOWN;

  private CellComparison() {}

  /** Makes room for notes; to be called first in a transaction. */
  static void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(NOTES);
    }
  }

  /** The parties whose amounts differ in some cell of the month. */
  static List<ParkedParty> parked(Connection connection, String outcomes, YearMonth origin)
      throws SQLException {
    Object day = Query.day(origin);
    List<ParkedParty> parked =
        Query.of(PARKED.replace("outcomes", outcomes), day, day)
            .list(connection, CellComparison::party);
    if (!parked.isEmpty()) {
      Query.of(NOTE.replace("outcomes", outcomes), day, day).update(connection);
    }
    return parked;
  }

  private static ParkedParty party(ResultSet row) throws SQLException {
    return new ParkedParty(row.getString(1), row.getString(2), money(row, 3), money(row, 4));
  }

  /** Cells whose debit differs, though every party's amount is right. */
  static List<String> debits(Connection connection, String outcomes, YearMonth origin)
      throws SQLException {
    Object day = Query.day(origin);
    return Query.of(DEBITS.replace("outcomes", outcomes), day, day)
        .list(
            connection,
            row ->
                String.format(
                    "cell %s %s: the platform's debit is %s %s (expected: %s)",
                    row.getString(1),
                    row.getString(2),
                    money(row, 4).toPlainString(),
                    row.getString(3),
                    money(row, 5).toPlainString()));
  }

  private static BigDecimal money(ResultSet row, int column) throws SQLException {
    return Decimals.money(row.getBigDecimal(column));
  }
}
