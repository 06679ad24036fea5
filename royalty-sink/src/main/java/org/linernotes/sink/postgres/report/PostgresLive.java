package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.licence.Side;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.LiveReports;
import org.linernotes.sink.report.PlatformAudit;

/** What is looked at again and again, from PostgreSQL. */
public final class PostgresLive implements LiveReports {
  private static final String COUNTS =
      """
      SELECT period, platform, sum(reported), sum(recorded), sum(duplicates), sum(conflicts),
             sum(quarantined), sum(voided)
        FROM audit_count
       WHERE period IN (SELECT DISTINCT period FROM audit_count WHERE reported > 0
                         ORDER BY period DESC LIMIT ?)
       GROUP BY period, platform HAVING sum(reported) > 0 ORDER BY period, platform
      """;
  private static final String VERDICTS =
      "SELECT period, platform, side, verdict, sum(events) FROM rated_side WHERE period = ANY (?)"
          + " GROUP BY period, platform, side, verdict";
  private static final String ENTRIES = "SELECT count(*) FROM entry";
  private static final String SET_ASIDE =
      "SELECT cause, count(*), max(quarantined_at) FROM quarantine GROUP BY cause ORDER BY cause";

  private final Database database;

  public PostgresLive(Database database) {
    this.database = database;
  }

  @Override
  public List<MonthAudit> newestMonths(int months) {
    return database.transaction(on -> Query.of(COUNTS, months).list(on, PostgresLive::audit));
  }

  private static MonthAudit audit(ResultSet row) throws SQLException {
    PlatformMonth key = key(row);
    return new MonthAudit(
        key,
        new PlatformAudit(
            key.platform(),
            row.getLong(3),
            row.getLong(4),
            row.getLong(5),
            row.getLong(6),
            row.getLong(7),
            row.getLong(8),
            Map.of()));
  }

  private static PlatformMonth key(ResultSet row) throws SQLException {
    return new PlatformMonth(YearMonth.from(row.getObject(1, LocalDate.class)), row.getString(2));
  }

  @Override
  public Map<PlatformMonth, Map<Side, SortedMap<String, Long>>> verdicts(List<YearMonth> months) {
    return database.transaction(on -> verdicts(on, months));
  }

  private static Map<PlatformMonth, Map<Side, SortedMap<String, Long>>> verdicts(
      Connection on, List<YearMonth> months) throws SQLException {
    Object[] days = months.stream().map(month -> month.atDay(1).toString()).toArray();
    Map<PlatformMonth, Map<Side, SortedMap<String, Long>>> verdicts = new HashMap<>();
    Query.of(VERDICTS, on.createArrayOf("date", days))
        .list(
            on,
            row ->
                verdicts
                    .computeIfAbsent(key(row), key -> new EnumMap<>(Side.class))
                    .computeIfAbsent(Side.valueOf(row.getString(3)), side -> new TreeMap<>())
                    .put(row.getString(4), row.getLong(5)));
    return verdicts;
  }

  @Override
  public long entries() {
    return database.transaction(on -> Query.of(ENTRIES).list(on, row -> row.getLong(1)).get(0));
  }

  @Override
  public List<SetAsideNow> setAside() {
    return database.transaction(
        on ->
            Query.of(SET_ASIDE)
                .list(
                    on,
                    row ->
                        new SetAsideNow(
                            row.getString(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant())));
  }
}
