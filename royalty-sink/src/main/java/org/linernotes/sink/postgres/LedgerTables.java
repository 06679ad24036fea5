package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linernotes.sink.ledger.Account;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.Line;
import org.linernotes.sink.ledger.LineKey;
import org.linernotes.sink.ledger.Posting;

/** Appends entries with their postings; the database checks that they balance. */
public final class LedgerTables {
  private static final List<String> ENTRY =
      List.of(
          "entry_id",
          "period",
          "origin",
          "reason",
          "charge",
          "cell_id",
          "side",
          "platform",
          "licence_id",
          "track_id",
          "model",
          "model_version",
          "use_type",
          "basis",
          "rate",
          "currency",
          "units",
          "gross",
          "booked_at");
  private static final List<String> POSTING =
      List.of("entry_id", "account_id", "period", "ppm", "amount");
  private static final String TAKE_IDS =
      "SELECT nextval('entry_id_seq') FROM generate_series(1, ?)";

  private final AccountIds accountIds;

  public LedgerTables(AccountIds accountIds) {
    this.accountIds = accountIds;
  }

  /**
   * Appends them, in their order.
   *
   * @return the accounts that they touch; see {@link AccountIds#remember}
   */
  public Map<Account, Integer> append(Connection connection, List<Entry> entries, Instant bookedAt)
      throws SQLException {
    List<List<Posting>> postings = entries.stream().map(Entry::postings).toList();
    Map<Account, Integer> accounts = accountIds.of(connection, accounts(postings));
    List<Long> ids = takeIds(connection, entries.size());
    Rows entryRows = new Rows(ENTRY.size());
    Rows postingRows = new Rows(POSTING.size());
    String time = SqlText.of(bookedAt);
    for (int i = 0; i < entries.size(); i++) {
      String id = SqlText.of(ids.get(i));
      addEntry(entryRows, id, entries.get(i), time);
      String period = SqlText.of(entries.get(i).period());
      postings.get(i).forEach(posting -> addPosting(postingRows, id, period, posting, accounts));
    }
    Copy.into(connection, into("entry", ENTRY), entryRows);
    Copy.into(connection, into("posting", POSTING), postingRows);
    return accounts;
  }

  /** Opens the accounts that entries need, without booking any. */
  public void openAccounts(Connection connection, List<Entry> entries) throws SQLException {
    accountIds.open(connection, accounts(entries.stream().map(Entry::postings).toList()));
  }

  private static String into(String table, List<String> columns) {
    return table + " (" + String.join(", ", columns) + ")";
  }

  private static void addEntry(Rows rows, String id, Entry entry, String bookedAt) {
    Line line = entry.line();
    LineKey key = line.key();
    rows.add(
        id,
        SqlText.of(entry.period()),
        SqlText.of(key.origin()),
        entry.reason().name(),
        key.charge().name(),
        entry.cellId() == null ? null : entry.cellId().toString(),
        key.side() == null ? null : key.side().name(),
        key.platform(),
        key.licenceId(),
        key.trackId(),
        key.model(),
        key.modelVersion(),
        key.useType(),
        key.basis(),
        SqlText.of(key.rate()),
        key.currency(),
        SqlText.of(line.units()),
        SqlText.of(line.gross()),
        bookedAt);
  }

  private static void addPosting(
      Rows rows, String id, String period, Posting posting, Map<Account, Integer> accounts) {
    Integer account = accounts.get(posting.account());
    if (account == null) {
      throw new IllegalStateException("no account " + posting.account() + " (expected: opened)");
    }
    rows.add(
        id,
        SqlText.of(account),
        period,
        posting.ppm() == null ? null : SqlText.of(posting.ppm()),
        SqlText.of(posting.amount()));
  }

  private static Set<Account> accounts(List<List<Posting>> postings) {
    Set<Account> accounts = new HashSet<>();
    postings.forEach(list -> list.forEach(posting -> accounts.add(posting.account())));
    return accounts;
  }

  private static List<Long> takeIds(Connection connection, int count) throws SQLException {
    List<Long> ids = new ArrayList<>(count);
    try (PreparedStatement statement = connection.prepareStatement(TAKE_IDS)) {
      statement.setInt(1, count);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getLong(1));
        }
      }
    }
    return ids;
  }
}
