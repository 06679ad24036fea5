package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.flow.AccrualFact;
import org.linernotes.sink.flow.TopicFacts;
import org.linernotes.sink.postgres.Copy;
import org.linernotes.sink.postgres.Rows;
import org.linernotes.sink.postgres.SqlText;

/** The accruals topic's cells of a month as a table of the transaction: {@code topic_cell}. */
final class TopicCells {
  static final String TABLE = "topic_cell";
  private static final int ROWS_AT_ONCE = 5000;
  private static final String COLUMNS =
      "cell_id, period, platform, events, master_currency, master_gross, master_parties,"
          + " master_amounts, publishing_currency, publishing_gross, publishing_parties,"
          + " publishing_amounts";
  private static final String READ =
      """
      CREATE TEMP TABLE topic_accrual (
        seq bigint GENERATED ALWAYS AS IDENTITY,
        cell_id uuid, period date, platform text COLLATE "C", events bigint,
        master_currency text COLLATE "C", master_gross numeric(38, 9),
        master_parties text[] COLLATE "C", master_amounts numeric(38, 9)[],
        publishing_currency text COLLATE "C", publishing_gross numeric(38, 9),
        publishing_parties text[] COLLATE "C", publishing_amounts numeric(38, 9)[]) ON COMMIT DROP
      """;
  private static final String LATEST =
      "CREATE TEMP TABLE topic_cell ON COMMIT DROP AS SELECT DISTINCT ON (cell_id) "
          + COLUMNS
          + " FROM topic_accrual ORDER BY cell_id, seq DESC";

  private final Connection connection;
  private final List<AccrualFact> waiting = new ArrayList<>(ROWS_AT_ONCE);

  private TopicCells(Connection connection) {
    this.connection = connection;
  }

  static void read(Connection connection, TopicFacts facts, YearMonth month) throws SQLException {
    execute(connection, READ);
    TopicCells cells = new TopicCells(connection);
    facts.accruals(month, cells::add);
    cells.flush();
    execute(connection, LATEST);
    execute(connection, "ANALYZE topic_cell");
  }

  private void add(AccrualFact fact) {
    waiting.add(fact);
    if (waiting.size() == ROWS_AT_ONCE) {
      try {
        flush();
      } catch (SQLException e) {
        throw new StoreException("database: " + e.getMessage(), e);
      }
    }
  }

  private void flush() throws SQLException {
    Rows rows = new Rows(12);
    waiting.forEach(fact -> rows.add(row(fact)));
    Copy.into(connection, "topic_accrual (" + COLUMNS + ")", rows);
    waiting.clear();
  }

  private static @Nullable String[] row(AccrualFact fact) {
    Accrual accrual = fact.accrual();
    SideOutcome master = accrual.getMaster();
    SideOutcome publishing = accrual.getPublishing();
    return new @Nullable String[] {
      fact.cellId().toString(),
      SqlText.of(YearMonth.from(accrual.getUsageDay())),
      accrual.getPlatform(),
      SqlText.of(accrual.getEvents()),
      master.getCurrency(),
      SqlText.of(master.getGross()),
      SqlText.array(master.getShares().stream().map(Share::getParty).toList()),
      amounts(master),
      publishing.getCurrency(),
      SqlText.of(publishing.getGross()),
      SqlText.array(publishing.getShares().stream().map(Share::getParty).toList()),
      amounts(publishing)
    };
  }

  private static String amounts(SideOutcome side) {
    return SqlText.array(
        side.getShares().stream().map(share -> share.getAmount().toPlainString()).toList());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
