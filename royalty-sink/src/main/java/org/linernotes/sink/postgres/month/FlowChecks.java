package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.flow.InFlight;
import org.linernotes.sink.flow.TopicFacts;
import org.linernotes.sink.flow.TopicsException;
import org.linernotes.sink.period.MonthCheck;
import org.linernotes.sink.period.ParkedParty;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.Query;

/**
 * What only the topics can say of a month: that nothing is on its way, and that the books have what
 * the accruals topic has. Compared on one snapshot, whose offsets say how far the topic counts; so
 * bookings go on meanwhile.
 */
public final class FlowChecks {
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final String OFFSETS = "SELECT topic, partition, next_offset FROM sink_offset";

  private final Database database;
  private final InFlight inFlight;
  private final FactsAt facts;

  /** The topics' facts, up to where books stand. */
  @FunctionalInterface
  public interface FactsAt {
    TopicFacts upTo(Supplier<Map<Position, Long>> offsets);
  }

  public FlowChecks(Database database, InFlight inFlight, FactsAt facts) {
    this.database = database;
    this.inFlight = inFlight;
    this.facts = facts;
  }

  /** The checks, and the parties whose ledger is not what the topic says. */
  record Result(List<MonthCheck> checks, List<ParkedParty> parked) {}

  Result look(YearMonth month) {
    return run(month, LOOK);
  }

  Result wait(YearMonth month) {
    return run(month, WAIT);
  }

  private Result run(YearMonth month, Duration within) {
    MonthCheck flight = new MonthCheck(MonthCheck.Name.NOTHING_IN_FLIGHT, inFlight.after(within));
    if (!flight.ok()) {
      return new Result(List.of(flight), List.of());
    }
    BookChecks.Result compared = compared(month);
    List<MonthCheck> checks = new ArrayList<>(List.of(flight));
    checks.addAll(compared.checks());
    return new Result(checks, compared.parked());
  }

  private BookChecks.Result compared(YearMonth month) {
    try {
      return database.trial(
          connection -> {
            TopicCells.read(connection, at(connection), month);
            return BookChecks.runOnTopic(connection, month);
          });
    } catch (TopicsException e) {
      return new BookChecks.Result(
          List.of(
              new MonthCheck(
                  MonthCheck.Name.LEDGER_EQUALS_ACCRUALS,
                  List.of("the accruals topic was not read: " + e.getMessage()))),
          List.of());
    }
  }

  TopicFacts at(Connection connection) throws SQLException {
    Map<Position, Long> offsets = new TreeMap<>();
    Query.of(OFFSETS)
        .list(
            connection,
            row -> offsets.put(new Position(row.getString(1), row.getInt(2)), row.getLong(3)));
    return facts.upTo(() -> offsets);
  }
}
