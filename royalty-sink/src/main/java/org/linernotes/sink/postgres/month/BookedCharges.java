package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.LineKey;
import org.linernotes.sink.postgres.Query;

/** What the ledger has of a month's pools and guarantees: each entry as the line it booked. */
final class BookedCharges {
  private static final String ENTRIES =
      """
      SELECT e.charge, e.platform, e.track_id, e.side, e.licence_id, e.basis, e.rate, e.currency,
             e.units, e.gross, array_agg(a.owner ORDER BY a.owner) AS parties,
             array_agg(p.ppm ORDER BY a.owner) AS ppms,
             array_agg(-p.amount ORDER BY a.owner) AS credits
        FROM entry e
        JOIN posting p ON p.entry_id = e.entry_id
        JOIN account a ON a.id = p.account_id AND a.kind = 'PARTY'
       WHERE e.origin = ? AND e.charge IN ('POOL', 'MINIMUM_GUARANTEE')
       GROUP BY e.entry_id
       ORDER BY e.entry_id
      """;

  private BookedCharges() {}

  static List<Line> of(Connection connection, YearMonth origin) throws SQLException {
    return Query.of(ENTRIES, Query.day(origin)).list(connection, row -> line(origin, row));
  }

  private static Line line(YearMonth origin, ResultSet row) throws SQLException {
    String[] parties = (String[]) row.getArray("parties").getArray();
    Integer[] ppms = (Integer[]) row.getArray("ppms").getArray();
    BigDecimal[] amounts = (BigDecimal[]) row.getArray("credits").getArray();
    SortedMap<String, Integer> ppm = new TreeMap<>();
    SortedMap<String, BigDecimal> credits = new TreeMap<>();
    for (int i = 0; i < parties.length; i++) {
      credits.put(parties[i], amounts[i]);
      if (ppms[i] != null) {
        ppm.put(parties[i], ppms[i]);
      }
    }
    return new Line(
        key(origin, row, ppm), row.getBigDecimal("units"), row.getBigDecimal("gross"), credits);
  }

  private static LineKey key(YearMonth origin, ResultSet row, SortedMap<String, Integer> ppm)
      throws SQLException {
    return new LineKey(
        Charge.valueOf(row.getString("charge")),
        origin,
        row.getString("platform"),
        row.getString("track_id"),
        ChargesQuery.side(row.getString("side")),
        null,
        null,
        null,
        row.getString("licence_id"),
        row.getString("basis"),
        row.getBigDecimal("rate"),
        row.getString("currency"),
        ppm);
  }
}
