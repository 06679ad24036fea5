package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.linernotes.sink.export.JournalEntry;
import org.linernotes.sink.export.JournalPosting;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Reason;
import org.linernotes.sink.postgres.Query;

/** A month's entries with their postings, oldest first. */
final class Journal {
  private static final String ENTRIES =
      """
      SELECT e.entry_id, e.period, e.origin, e.reason, e.charge, e.cell_id, e.platform,
             e.licence_id, e.side, e.booked_at, p.kinds, p.owners, p.names, p.currencies, p.amounts,
             p.ppms
        FROM entry e
       CROSS JOIN LATERAL (
              SELECT array_agg(a.kind ORDER BY a.kind DESC, a.owner) AS kinds,
                     array_agg(a.owner ORDER BY a.kind DESC, a.owner) AS owners,
                     array_agg(a.name ORDER BY a.kind DESC, a.owner) AS names,
                     array_agg(a.currency ORDER BY a.kind DESC, a.owner) AS currencies,
                     array_agg(p.amount ORDER BY a.kind DESC, a.owner) AS amounts,
                     array_agg(p.ppm ORDER BY a.kind DESC, a.owner) AS ppms
                FROM posting p JOIN account a ON a.id = p.account_id
               WHERE p.entry_id = e.entry_id) p
       WHERE e.period = ?
       ORDER BY e.entry_id
      """;

  private Journal() {}

  static Rowset<JournalEntry> open(Connection connection, YearMonth period) throws SQLException {
    return Rowset.of(connection, Query.of(ENTRIES, Query.day(period)), Journal::entry);
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        row.getLong(1),
        PeriodTable.month(row, 2),
        PeriodTable.month(row, 3),
        Reason.valueOf(row.getString(4)),
        Charge.valueOf(row.getString(5)),
        row.getObject(6, UUID.class),
        row.getString(7),
        row.getString(8),
        ChargesQuery.side(row.getString(9)),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        postings(row));
  }

  private static List<JournalPosting> postings(ResultSet row) throws SQLException {
    String[] kinds = (String[]) row.getArray("kinds").getArray();
    String[] owners = (String[]) row.getArray("owners").getArray();
    String[] names = (String[]) row.getArray("names").getArray();
    String[] currencies = (String[]) row.getArray("currencies").getArray();
    BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
    Integer[] ppms = (Integer[]) row.getArray("ppms").getArray();
    List<JournalPosting> postings = new ArrayList<>(names.length);
    for (int i = 0; i < names.length; i++) {
      String party = kinds[i].equals("PARTY") ? owners[i] : null;
      postings.add(new JournalPosting(names[i], party, currencies[i], amounts[i], ppms[i]));
    }
    return postings;
  }
}
