package org.linernotes.sink.postgres.month;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.export.DsrSummary;
import org.linernotes.sink.export.JournalEntry;
import org.linernotes.sink.export.PartyLine;
import org.linernotes.sink.period.MonthView;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.period.PeriodLog;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.PeriodStep;
import org.linernotes.sink.period.StatedTotal;
import org.linernotes.sink.statement.Statement;
import org.linernotes.sink.statement.StatementHead;
import org.linernotes.sink.statement.StatementJson;

/** A month on one connection. */
final class SnapshotView implements MonthView {
  private static final String PLATFORMS =
      """
      SELECT l.platform, l.currency, count(*), sum(l.amount) FROM (%s) l
       GROUP BY l.platform, l.currency ORDER BY l.platform, l.currency
      """;

  private final Connection connection;
  private final YearMonth period;
  private final PeriodLog log;

  SnapshotView(Connection connection, YearMonth period, PeriodLog log) {
    this.connection = connection;
    this.period = period;
    this.log = log;
  }

  @Override
  public YearMonth period() {
    return period;
  }

  @Override
  public PeriodState state() {
    return log.state(period);
  }

  @Override
  public Optional<PeriodStep> closed() {
    return log.step(period, PeriodState.CLOSED);
  }

  @Override
  public List<StatedTotal> totals(@Nullable String party) {
    return ask(
        () ->
            state() == PeriodState.CLOSED
                ? StatementTable.list(connection, period, party)
                : workedOut(party));
  }

  /** The totals as the ledger gives them. */
  List<StatedTotal> workedOut(@Nullable String party) throws SQLException {
    StatementLines lines = StatementLines.stated(period, party, null);
    List<StatementHead> heads = Heads.of(connection, period, party, lines);
    List<StatedTotal> totals = new ArrayList<>(heads.size());
    try (Rowset<PartyLine> rows = lines.open(connection)) {
      new StatementRun(heads, rows)
          .forEachRemaining(
              statement ->
                  totals.add(
                      total(
                          statement.head(),
                          StatementJson.sha256(statement.head(), statement.lines()))));
    }
    return totals;
  }

  private static StatedTotal total(StatementHead head, String sha256) {
    return new StatedTotal(
        head.party(),
        head.currency(),
        head.openingBalance(),
        head.accrued(),
        head.adjusted(),
        head.payable(),
        head.closingBalance(),
        head.lineCount(),
        sha256);
  }

  @Override
  public List<ParkedParty> parked(@Nullable String party) {
    return ask(() -> StatementTable.parked(connection, period, party));
  }

  @Override
  public void statements(String party, Taker<Statement> taker) throws IOException {
    StatementLines lines = StatementLines.stated(period, party, null);
    List<StatementHead> heads = ask(() -> Heads.of(connection, period, party, lines));
    take(() -> lines.open(connection), rows -> taker.take(new StatementRun(heads, rows)));
  }

  @Override
  public void lines(Taker<PartyLine> taker) throws IOException {
    take(() -> StatementLines.booked(period).open(connection), taker);
  }

  @Override
  public List<DsrSummary> platformTotals() {
    return ask(
        () ->
            StatementLines.booked(period)
                .summed(PLATFORMS)
                .list(
                    connection,
                    row ->
                        new DsrSummary(
                            row.getString(1),
                            row.getString(2),
                            row.getLong(3),
                            Decimals.money(row.getBigDecimal(4)))));
  }

  @Override
  public void journal(Taker<JournalEntry> taker) throws IOException {
    take(() -> Journal.open(connection, period), taker);
  }

  @Override
  public Optional<String> sha256(String party, String currency) {
    return ask(
        () -> {
          StatementLines lines = StatementLines.stated(period, party, currency);
          List<StatementHead> heads = Heads.of(connection, period, party, lines);
          if (heads.isEmpty()) {
            return Optional.empty();
          }
          try (Rowset<PartyLine> rows = lines.open(connection)) {
            Statement statement = new StatementRun(heads, rows).next();
            return Optional.of(StatementJson.sha256(statement.head(), statement.lines()));
          }
        });
  }

  @FunctionalInterface
  private interface Asking<T> {
    T ask() throws SQLException;
  }

  private static <T> T ask(Asking<T> asking) {
    try {
      return asking.ask();
    } catch (SQLException e) {
      throw new StoreException("database: " + e.getMessage(), e);
    }
  }

  private static <T> void take(Asking<Rowset<T>> opening, Taker<T> taker) throws IOException {
    try (Rowset<T> rows = opening.ask()) {
      Iterator<T> items = rows;
      taker.take(items);
    } catch (SQLException e) {
      throw new StoreException("database: " + e.getMessage(), e);
    }
  }
}
