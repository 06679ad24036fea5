package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.TrackMonth;
import org.linernotes.sink.report.Viewer;

/** A track's months: uses from the cells, money from the ledger, pools and guarantees with it. */
final class TimelineQuery {
  private static final String NOT_REFUSED = "IN ('AUTHORISED', 'NO_RIGHTSHOLDER')";
  private static final String USES =
      "SELECT period, platform, sum(events) AS events, sum(exposures) AS exposures,"
          + " coalesce(sum(events) FILTER (WHERE 'AUTHORISED' IN (master_verdict,"
          + " publishing_verdict)"
          + (" AND master_verdict " + NOT_REFUSED)
          + (" AND publishing_verdict " + NOT_REFUSED)
          + "), 0) AS authorised"
          + " FROM rated_cell WHERE coalesce(track_id, '') = ? AND events > 0"
          + " GROUP BY period, platform";
  private static final String MONEY =
      """
      SELECT e.origin, e.platform, a.currency, -sum(p.amount) AS amount
        FROM entry e JOIN posting p ON p.entry_id = e.entry_id JOIN account a ON a.id = p.account_id
       WHERE e.track_id = ? AND a.kind = 'PARTY'
      """;

  private TimelineQuery() {}

  private record At(YearMonth month, String platform) {
    static At of(ResultSet row) throws SQLException {
      return new At(YearMonth.from(row.getObject(1, LocalDate.class)), row.getString(2));
    }
  }

  private record Counts(long events, long exposures, long authorised) {}

  static List<TrackMonth> run(Connection on, String trackId, Viewer viewer) throws SQLException {
    Map<At, Counts> counts = new HashMap<>();
    Query.of(USES, trackId).list(on, row -> counts.put(At.of(row), counts(row)));
    Map<At, SortedMap<String, BigDecimal>> money = new HashMap<>();
    Query.of(MONEY, trackId)
        .andIf(viewer.party(), "AND a.owner = ?")
        .and("GROUP BY e.origin, e.platform, a.currency HAVING sum(p.amount) <> 0")
        .list(
            on,
            row ->
                money
                    .computeIfAbsent(At.of(row), at -> new TreeMap<>())
                    .put(row.getString(3), Decimals.money(row.getBigDecimal(4))));
    return months(counts, money);
  }

  private static Counts counts(ResultSet row) throws SQLException {
    return new Counts(row.getLong("events"), row.getLong("exposures"), row.getLong("authorised"));
  }

  private static List<TrackMonth> months(
      Map<At, Counts> counts, Map<At, SortedMap<String, BigDecimal>> money) {
    Set<At> all = new TreeSet<>(Comparator.comparing(At::month).thenComparing(At::platform));
    all.addAll(counts.keySet());
    all.addAll(money.keySet());
    List<TrackMonth> months = new ArrayList<>();
    for (At at : all) {
      Counts count = counts.getOrDefault(at, new Counts(0, 0, 0));
      months.add(
          new TrackMonth(
              at.month(),
              at.platform(),
              count.events(),
              count.exposures(),
              count.authorised(),
              money.getOrDefault(at, new TreeMap<>())));
    }
    return months;
  }
}
