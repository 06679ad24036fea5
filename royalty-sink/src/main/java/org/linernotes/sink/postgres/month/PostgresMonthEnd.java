package org.linernotes.sink.postgres.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeSet;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.period.ChecksFailedException;
import org.linernotes.sink.period.MonthCheck;
import org.linernotes.sink.period.MonthEnd;
import org.linernotes.sink.period.MonthReader;
import org.linernotes.sink.period.MonthSummary;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.period.PeriodLog;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.PeriodStep;
import org.linernotes.sink.period.StatedTotal;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.MonthGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Months in PostgreSQL. A draft is the very close, in a transaction that is rolled back: so draft
 * and final cannot differ but by what was booked between them.
 */
public final class PostgresMonthEnd implements MonthEnd, MonthReader {
  private static final Logger log = LoggerFactory.getLogger(PostgresMonthEnd.class);
  private static final int RETRIES = 3;

  private final Database database;
  private final FlowChecks flow;
  private final Clock clock;

  public PostgresMonthEnd(Database database, FlowChecks flow, Clock clock) {
    this.database = database;
    this.flow = flow;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  @Override
  public List<Month> months() {
    return database.trial(
        connection -> {
          PeriodLog periods = PeriodTable.log(connection);
          TreeSet<YearMonth> months = new TreeSet<>(PeriodTable.used(connection));
          periods.steps().forEach(step -> months.add(step.period()));
          months.add(YearMonth.from(today()));
          return months.stream().map(month -> month(periods, month)).toList();
        });
  }

  private static Month month(PeriodLog periods, YearMonth month) {
    List<PeriodStep> steps =
        periods.steps().stream().filter(step -> step.period().equals(month)).toList();
    return new Month(month, periods.state(month), steps);
  }

  @Override
  public MonthSummary review(YearMonth month, Order order) {
    database.transaction(
        connection -> {
          MonthGate.lockForClosing(connection);
          PeriodTable.log(connection).requireReviewable(month);
          PeriodTable.insert(connection, step(month, PeriodState.REVIEW, order));
          return month;
        });
    return draft(month);
  }

  private PeriodStep step(YearMonth month, PeriodState state, Order order) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new PeriodStep(month, state, now, order.by(), order.reason());
  }

  @Override
  public MonthSummary draft(YearMonth month) {
    requireInReview(month);
    FlowChecks.Result flowed = flow.look(month);
    for (int again = RETRIES; again > 0; again--) {
      try {
        return draft(month, flowed);
      } catch (StoreException e) {
        if (!e.isConcurrency()) {
          throw e;
        }
        log.debug("draft of {} anew: {}", month, e.getMessage());
      }
    }
    return draft(month, flowed);
  }

  /** Fails if the worker opens an account meanwhile that the charges need, and nobody had yet. */
  private MonthSummary draft(YearMonth month, FlowChecks.Result flowed) {
    openAccounts(month);
    return database.trial(
        connection -> {
          PeriodLog periods = PeriodTable.log(connection);
          periods.requireInReview(month);
          TrialTables.cover(connection);
          BookChecks.Result booked = BookChecks.run(connection, month);
          List<ParkedParty> parked = MonthSummaries.either(flowed.parked(), booked.parked());
          List<Entry> charges = prepare(connection, month, periods, parked);
          return MonthSummaries.of(
              new SnapshotView(connection, month, periods),
              MonthSummaries.both(flowed.checks(), booked.checks()),
              charges);
        });
  }

  private void requireInReview(YearMonth month) {
    database.trial(
        connection -> {
          PeriodTable.log(connection).requireInReview(month);
          return month;
        });
  }

  /** Before a trial, since one that opened accounts itself could keep the worker waiting. */
  private void openAccounts(YearMonth month) {
    List<Entry> entries =
        database.trial(
            connection -> ChargeBook.entries(connection, month, PeriodTable.log(connection)));
    if (!entries.isEmpty()) {
      database.transaction(
          connection -> {
            ChargeBook.openAccounts(connection, entries);
            return month;
          });
    }
  }

  /** All that closing a month writes, but for the statements and the step itself. */
  private List<Entry> prepare(
      Connection connection, YearMonth month, PeriodLog periods, List<ParkedParty> parked)
      throws SQLException {
    List<Entry> charges = ChargeBook.close(connection, month, periods, clock.instant());
    MonthWords.keep(connection, month);
    StatementTable.park(connection, month, parked);
    return charges;
  }

  @Override
  public MonthSummary close(YearMonth month, Order order) {
    database.trial(
        connection -> {
          PeriodTable.log(connection).requireClosable(month, today());
          return month;
        });
    FlowChecks.Result flowed = flow.wait(month);
    requireOk(month, flowed.checks());
    return database.transaction(connection -> close(connection, month, order, flowed));
  }

  private MonthSummary close(
      Connection connection, YearMonth month, Order order, FlowChecks.Result flowed)
      throws SQLException {
    MonthGate.lockForClosing(connection); // from here on nothing is booked
    PeriodLog periods = PeriodTable.log(connection);
    periods.requireClosable(month, today());
    BookChecks.Result booked = BookChecks.run(connection, month);
    List<MonthCheck> checks = MonthSummaries.both(flowed.checks(), booked.checks());
    requireOk(month, checks);
    List<ParkedParty> parked = MonthSummaries.either(flowed.parked(), booked.parked());
    List<Entry> charges = prepare(connection, month, periods, parked);
    List<StatedTotal> totals = new SnapshotView(connection, month, periods).workedOut(null);
    StatementTable.insert(connection, month, totals);
    PeriodTable.insert(connection, step(month, PeriodState.CLOSED, order));
    PeriodLog closed = PeriodTable.log(connection);
    return MonthSummaries.of(new SnapshotView(connection, month, closed), checks, charges);
  }

  private static void requireOk(YearMonth month, List<MonthCheck> checks) {
    List<MonthCheck> failed = checks.stream().filter(check -> !check.ok()).toList();
    if (!failed.isEmpty()) {
      throw new ChecksFailedException(
          month
              + " does not add up: "
              + failed.get(0).differences().get(0)
              + " ("
              + failed.get(0).name()
              + ")",
          checks);
    }
  }

  @Override
  public PeriodState state(YearMonth month) {
    return database.trial(connection -> PeriodTable.state(connection, month));
  }

  @Override
  public <T> T read(YearMonth month, Look<T> look) throws IOException {
    if (state(month) == PeriodState.REVIEW) {
      openAccounts(month);
    }
    try {
      return database.trial(connection -> look(look, view(connection, month)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private SnapshotView view(Connection connection, YearMonth month) throws SQLException {
    PeriodLog periods = PeriodTable.log(connection);
    PeriodState state = periods.state(month);
    if (state != PeriodState.CLOSED) {
      TrialTables.cover(connection);
    }
    if (state == PeriodState.REVIEW) {
      prepare(connection, month, periods, BookChecks.run(connection, month).parked());
    } else if (state == PeriodState.OPEN) {
      MonthWords.keep(connection, month);
    }
    return new SnapshotView(connection, month, periods);
  }

  private static <T> T look(Look<T> look, SnapshotView view) {
    try {
      return look.at(view);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
