package org.linernotes.it.sink;

import java.util.ArrayList;
import java.util.List;
import org.linernotes.it.kit.postgres.Database;

/** What books hold, in a form that does not depend on how it was batched or when it was booked. */
public final class Books {
  private static final List<String> PROJECTIONS =
      List.of("rated_cell", "audit_count", "artist_month", "track", "artist", "licence", "consent");

  /** What every account was booked for each cell, however many entries it took. */
  private static final String LEDGER =
      """
      SELECT concat_ws('|', e.origin, e.period, e.charge, e.cell_id, e.side, e.licence_id, a.name,
                       a.currency, sum(p.amount))
        FROM entry e JOIN posting p USING (entry_id) JOIN account a ON a.id = p.account_id
       GROUP BY e.origin, e.period, e.charge, e.cell_id, e.side, e.licence_id, a.name, a.currency
      HAVING sum(p.amount) <> 0
       ORDER BY 1
      """;

  private static final String UNBALANCED =
      "SELECT entry_id FROM posting GROUP BY entry_id HAVING sum(amount) <> 0";
  private static final String OFFSETS =
      "SELECT concat_ws(' ', topic, partition, next_offset) FROM sink_offset"
          + " WHERE next_offset > 0 ORDER BY 1";
  private static final String QUARANTINE =
      "SELECT concat_ws(' ', topic, partition, record_offset, cause) FROM quarantine ORDER BY 1";

  private Books() {}

  /** Where they stand in each partition that has anything. */
  public static List<String> offsets(Database database) {
    return database.texts(OFFSETS);
  }

  /** Everything: the ledger by cell and account, and each projection row by row. */
  public static List<String> all(Database database) {
    List<String> all = new ArrayList<>(database.texts(LEDGER));
    all.addAll(database.texts(UNBALANCED));
    all.addAll(database.texts(QUARANTINE));
    for (String table : PROJECTIONS) {
      all.addAll(database.texts("SELECT '%s ' || t::text FROM %1$s t ORDER BY 1".formatted(table)));
    }
    return all;
  }
}
