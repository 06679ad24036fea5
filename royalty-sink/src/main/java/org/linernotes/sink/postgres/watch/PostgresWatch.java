package org.linernotes.sink.postgres.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.postgres.month.PeriodTable;
import org.linernotes.sink.watch.BookState;
import org.linernotes.sink.watch.BookState.PlatformEvents;
import org.linernotes.sink.watch.BookWatch;

/**
 * Looks at the books in PostgreSQL. What reads a month or the quarantine as a whole is asked at
 * every fifth look only; each statement is bounded by the pool's own timeout.
 */
public final class PostgresWatch implements BookWatch {
  private static final int LONG_LOOK_EVERY = 5;
  private static final int MONTHS = 12;
  private static final long ENTRIES_PER_LOOK = 1_000_000;

  private static final String AUDIT =
      """
      SELECT platform, sum(reported) AS reported, sum(recorded) AS recorded,
             sum(duplicates) AS duplicates, sum(conflicts) AS conflicts,
             sum(quarantined) AS quarantined, sum(voided) AS voided,
             sum(abs(reported - recorded - duplicates - conflicts - quarantined)) AS difference
        FROM (SELECT platform, period, sum(reported) AS reported, sum(recorded) AS recorded,
                     sum(duplicates) AS duplicates, sum(conflicts) AS conflicts,
                     sum(quarantined) AS quarantined, sum(voided) AS voided
                FROM audit_count GROUP BY platform, period) months
       GROUP BY platform ORDER BY reported DESC, platform
      """;
  private static final List<String> OUTCOMES =
      List.of("reported", "recorded", "duplicates", "conflicts", "quarantined", "voided");
  private static final String UNRATED =
      """
      SELECT coalesce(sum(abs(coalesce(a.counted, 0) - coalesce(r.rated, 0))), 0)
        FROM (SELECT platform, sum(recorded - voided) AS counted
                FROM audit_count WHERE period = ? GROUP BY platform) a
        FULL JOIN (SELECT platform, sum(events) AS rated
                     FROM rated_cell WHERE period = ? GROUP BY platform) r USING (platform)
      """;
  private static final String PARKED = "SELECT count(*) FROM parked_now";
  private static final String QUARANTINE = "SELECT cause, count(*) FROM quarantine GROUP BY cause";

  private final Database database;
  private final Clock clock;
  private final LedgerBalance balance;
  private int looks;
  private Slow slow = new Slow(Map.of(), Map.of());

  public PostgresWatch(Database database, Clock clock, LongSupplier nanoTime) {
    this.database = database;
    this.clock = clock;
    this.balance = new LedgerBalance(nanoTime, ENTRIES_PER_LOOK);
  }

  private record Slow(Map<YearMonth, Long> unrated, Map<String, Long> quarantine) {}

  @Override
  public BookState look() {
    if (looks == 0) {
      slow = database.transaction(this::slow);
    }
    BookState state = database.transaction(this::state);
    looks = (looks + 1) % LONG_LOOK_EVERY; // one that failed is taken again
    return state;
  }

  private BookState state(Connection connection) throws SQLException {
    LedgerBalance.Balance now = balance.look(connection);
    return new BookState(
        now.sums(),
        now.unchecked(),
        Query.of(AUDIT).list(connection, PostgresWatch::platform),
        Query.of(PARKED).list(connection, row -> row.getLong(1)).get(0),
        slow.unrated(),
        slow.quarantine());
  }

  private static PlatformEvents platform(ResultSet row) throws SQLException {
    Map<String, Long> byOutcome = new TreeMap<>();
    for (String outcome : OUTCOMES) {
      byOutcome.put(outcome, row.getLong(outcome));
    }
    return new PlatformEvents(row.getString("platform"), byOutcome, row.getLong("difference"));
  }

  private Slow slow(Connection connection) throws SQLException {
    Map<YearMonth, Long> unrated = new TreeMap<>();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<YearMonth> due = PeriodTable.due(connection, YearMonth.from(today));
    for (YearMonth month : due.subList(Math.max(0, due.size() - MONTHS), due.size())) {
      Object day = Query.day(month);
      unrated.put(
          month, Query.of(UNRATED, day, day).list(connection, row -> row.getLong(1)).get(0));
    }
    Map<String, Long> quarantine = new TreeMap<>();
    Query.of(QUARANTINE).list(connection, row -> quarantine.put(row.getString(1), row.getLong(2)));
    return new Slow(unrated, quarantine);
  }
}
