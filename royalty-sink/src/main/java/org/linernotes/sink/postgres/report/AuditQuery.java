package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.licence.Side;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.PlatformAudit;
import org.linernotes.sink.report.Viewer;

/** Counts over all partitions, and verdicts over all cells. */
final class AuditQuery {
  private static final String COUNTS =
      "SELECT platform, sum(reported), sum(recorded), sum(duplicates), sum(conflicts),"
          + " sum(quarantined), sum(voided) FROM audit_count WHERE period = ?";
  private static final String VERDICTS =
      "SELECT platform, side, verdict, sum(events) FROM rated_side WHERE period = ?";
  private static final String OF_PLATFORM = "AND platform = ?";

  private AuditQuery() {}

  private record VerdictCount(String platform, Side side, String verdict, long events) {}

  static List<PlatformAudit> run(Connection connection, YearMonth period, Viewer viewer)
      throws SQLException {
    Map<String, Map<Side, SortedMap<String, Long>>> verdicts = new HashMap<>();
    Query.of(VERDICTS, Query.day(period))
        .andIf(viewer.platform(), OF_PLATFORM)
        .and("GROUP BY platform, side, verdict")
        .list(connection, AuditQuery::verdict)
        .forEach(
            count ->
                verdicts
                    .computeIfAbsent(count.platform(), platform -> new EnumMap<>(Side.class))
                    .computeIfAbsent(count.side(), side -> new TreeMap<>())
                    .put(count.verdict(), count.events()));
    return Query.of(COUNTS, Query.day(period))
        .andIf(viewer.platform(), OF_PLATFORM)
        .and("GROUP BY platform HAVING sum(reported) > 0 ORDER BY platform")
        .list(connection, row -> audit(row, verdicts));
  }

  private static VerdictCount verdict(ResultSet row) throws SQLException {
    return new VerdictCount(
        row.getString(1), Side.valueOf(row.getString(2)), row.getString(3), row.getLong(4));
  }

  private static PlatformAudit audit(
      ResultSet row, Map<String, Map<Side, SortedMap<String, Long>>> verdicts) throws SQLException {
    String platform = row.getString(1);
    return new PlatformAudit(
        platform,
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        verdicts.getOrDefault(platform, Map.of()));
  }
}
