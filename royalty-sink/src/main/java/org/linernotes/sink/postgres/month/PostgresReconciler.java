package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.linernotes.money.Decimals;
import org.linernotes.sink.flow.TopicFacts;
import org.linernotes.sink.period.PeriodLog;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.Reconciler;
import org.linernotes.sink.period.Reconciliation;
import org.linernotes.sink.period.Reconciliation.Difference;
import org.linernotes.sink.period.Reconciliation.Stage;
import org.linernotes.sink.period.Reconciliation.StageName;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.Query;

/** Reconciles on one snapshot of the books, with the topics read up to where it stands. */
public final class PostgresReconciler implements Reconciler {
  private static final String COUNTS =
      "SELECT platform, sum(reported), sum(recorded), sum(duplicates + conflicts + quarantined),"
          + " sum(voided) FROM audit_count WHERE period = ? GROUP BY platform ORDER BY platform";

  /** Of outcomes, with gross by currency; per platform. */
  private static final String OUTCOMES =
      """
      SELECT c.platform, v.currency, sum(v.once * c.events), coalesce(sum(v.gross), 0)
        FROM outcomes c
       CROSS JOIN LATERAL (VALUES
              (1, NULL, NULL::numeric),
              (0, c.master_currency, c.master_gross),
              (0, c.publishing_currency, c.publishing_gross)) AS v (once, currency, gross)
       WHERE c.period = ?
       GROUP BY c.platform, v.currency
       ORDER BY c.platform, v.currency
      """;

  private static final String BOOKED =
      """
      SELECT e.currency, count(DISTINCT e.entry_id), coalesce(sum(p.amount), 0)
        FROM entry e
        LEFT JOIN (posting p JOIN account a ON a.id = p.account_id AND a.kind = 'PLATFORM')
             ON p.entry_id = e.entry_id
       WHERE e.origin = ? AND e.charge = 'USE'
       GROUP BY e.currency ORDER BY e.currency
      """;

  /** What leads from the month's uses to its statements, beside what is booked. */
  private static final String BRIDGE =
      """
      SELECT CASE WHEN e.period > ? THEN 'BOOKED_LATER'
                  WHEN e.origin < ? THEN 'ADJUSTED' ELSE 'CHARGED' END AS stage,
             e.currency, count(*), sum(e.gross)
        FROM entry e
       WHERE (e.period = ? AND (e.origin < e.period OR e.charge <> 'USE'))
          OR (e.origin = ? AND e.period > e.origin AND e.charge = 'USE')
       GROUP BY 1, 2 ORDER BY 1, 2
      """;

  private final Database database;
  private final FlowChecks flow;

  public PostgresReconciler(Database database, FlowChecks flow) {
    this.database = database;
    this.flow = flow;
  }

  @Override
  public Reconciliation reconcile(YearMonth month) {
    return database.trial(
        connection -> {
          PeriodLog log = PeriodTable.log(connection);
          TopicFacts facts = flow.at(connection);
          TopicCells.read(connection, facts, month);
          return new Run(connection, month, log).reconcile(facts);
        });
  }

  /** Counts of a platform, by the recorder. */
  private record Counts(String platform, long reported, long recorded, long aside, long voided) {}

  /** Events (without currency) or gross (with one) of a platform, by outcomes. */
  private record Outcome(String platform, String currency, long events, BigDecimal gross) {
    String subject() {
      return currency.isEmpty() ? platform : platform + " " + currency;
    }

    String value() {
      return currency.isEmpty() ? Long.toString(events) : Decimals.text(gross);
    }
  }

  private static final class Run {
    private final Connection connection;
    private final YearMonth month;
    private final PeriodLog log;
    private final List<Stage> stages = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();

    Run(Connection connection, YearMonth month, PeriodLog log) {
      this.connection = connection;
      this.month = month;
      this.log = log;
    }

    Reconciliation reconcile(TopicFacts facts) throws SQLException {
      List<Counts> counts = Query.of(COUNTS, Query.day(month)).list(connection, Run::counts);
      recorded(facts.reported(month), counts);
      outcomes(counts);
      booked();
      bridge();
      stated();
      return new Reconciliation(month, log.state(month), stages, differences);
    }

    private static Counts counts(ResultSet row) throws SQLException {
      return new Counts(
          row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }

    private void recorded(Map<String, Long> reported, List<Counts> counts) {
      Map<String, Counts> byPlatform = new TreeMap<>();
      counts.forEach(each -> byPlatform.put(each.platform(), each));
      TreeMap<String, Long> all = new TreeMap<>(reported);
      byPlatform.keySet().forEach(platform -> all.putIfAbsent(platform, 0L));
      all.forEach(
          (platform, events) -> {
            Counts found = byPlatform.getOrDefault(platform, new Counts(platform, 0, 0, 0, 0));
            differ(StageName.RECORDED, platform + " reported", found.reported(), events);
            differ(
                StageName.RECORDED,
                platform + " recorded",
                found.recorded(),
                found.reported() - found.aside());
          });
      stage(StageName.REPORTED, reported.values().stream().mapToLong(Long::longValue).sum());
      stage(StageName.RECORDED, counts.stream().mapToLong(Counts::recorded).sum());
    }

    private void outcomes(List<Counts> counts) throws SQLException {
      Map<String, Outcome> expected = new TreeMap<>();
      for (Counts each : counts) {
        long counted = each.recorded() - each.voided();
        put(expected, new Outcome(each.platform(), "", counted, Decimals.ZERO));
      }
      Map<String, Outcome> rated = outcomes(TopicCells.TABLE, StageName.RATED);
      Map<String, Outcome> events = new TreeMap<>();
      rated.values().stream()
          .filter(each -> each.currency().isEmpty())
          .forEach(each -> put(events, each));
      compare(StageName.RATED, events, expected);
      compare(StageName.ACCRUED, outcomes("rated_cell", StageName.ACCRUED), rated);
    }

    private Map<String, Outcome> outcomes(String table, StageName name) throws SQLException {
      Map<String, Outcome> outcomes = new TreeMap<>();
      Query.of(OUTCOMES.replace("outcomes", table), Query.day(month))
          .list(
              connection,
              row -> {
                String currency = row.getString(2) == null ? "" : row.getString(2);
                BigDecimal gross = Decimals.money(row.getBigDecimal(4));
                return put(
                    outcomes, new Outcome(row.getString(1), currency, row.getLong(3), gross));
              });
      SortedMap<String, BigDecimal> sums = new TreeMap<>();
      long events = 0;
      for (Outcome each : outcomes.values()) {
        events += each.events();
        if (!each.currency().isEmpty()) {
          sums.merge(each.currency(), each.gross(), BigDecimal::add);
        }
      }
      stages.add(new Stage(name, events, sums));
      return outcomes;
    }

    /** Nothing is left out as if it were not there. */
    private static boolean put(Map<String, Outcome> outcomes, Outcome one) {
      if (one.events() != 0 || one.gross().signum() != 0) {
        outcomes.put(one.subject(), one);
      }
      return true;
    }

    private void compare(
        StageName name, Map<String, Outcome> found, Map<String, Outcome> expected) {
      TreeMap<String, Outcome> all = new TreeMap<>(expected);
      found.forEach(all::putIfAbsent);
      all.forEach(
          (subject, one) -> {
            String zero = one.currency().isEmpty() ? "0" : Decimals.text(Decimals.ZERO);
            Outcome is = found.get(subject);
            Outcome should = expected.get(subject);
            differ(
                name,
                subject,
                is == null ? zero : is.value(),
                should == null ? zero : should.value());
          });
    }

    private void booked() throws SQLException {
      SortedMap<String, BigDecimal> sums = new TreeMap<>();
      long entries =
          Query.of(BOOKED, Query.day(month))
              .list(
                  connection,
                  row -> {
                    sums.put(row.getString(1), Decimals.money(row.getBigDecimal(3)));
                    return row.getLong(2);
                  })
              .stream()
              .mapToLong(Long::longValue)
              .sum();
      stages.add(new Stage(StageName.BOOKED, entries, sums));
      BookedDifferences.of(connection, month)
          .forEach(each -> differ(StageName.BOOKED, each.subject(), each.found(), each.expected()));
      differences.addAll(ParkedUse.differences(connection, month));
    }

    private void bridge() throws SQLException {
      Object day = Query.day(month);
      Map<StageName, Stage> bridge = new EnumMap<>(StageName.class);
      for (StageName name :
          List.of(StageName.BOOKED_LATER, StageName.CHARGED, StageName.ADJUSTED)) {
        bridge.put(name, new Stage(name, 0, new TreeMap<>()));
      }
      Query.of(BRIDGE, day, day, day, day).list(connection, row -> add(bridge, row));
      stages.addAll(bridge.values());
    }

    private static boolean add(Map<StageName, Stage> bridge, ResultSet row) throws SQLException {
      StageName name = StageName.valueOf(row.getString(1));
      SortedMap<String, BigDecimal> sums = new TreeMap<>();
      sums.put(row.getString(2), Decimals.money(row.getBigDecimal(4)));
      bridge.merge(name, new Stage(name, row.getLong(3), sums), Stage::plus);
      return true;
    }

    private void stated() throws SQLException {
      SortedMap<String, BigDecimal> sums = new TreeMap<>();
      long lines = 0;
      if (log.state(month) == PeriodState.CLOSED) {
        for (StatedRow row : StatedRow.of(connection, month, log)) {
          lines += row.lines();
          sums.merge(row.currency(), row.booked(), BigDecimal::add);
          differ(StageName.STATED, row.subject(), row.found(), row.expected());
        }
      }
      stages.add(new Stage(StageName.STATED, lines, sums));
    }

    private void stage(StageName name, long count) {
      stages.add(new Stage(name, count, new TreeMap<>()));
    }

    private void differ(StageName stage, String subject, Object found, Object expected) {
      if (!found.toString().equals(expected.toString())) {
        differences.add(new Difference(stage, subject, found.toString(), expected.toString()));
      }
    }
  }
}
