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
import java.util.UUID;
import org.linernotes.sink.ledger.Account;
import org.linernotes.sink.ledger.Entry;
import org.linernotes.sink.ledger.Posting;

/** Appends entries with their postings; the database checks that they balance. */
final class LedgerTables {
  private static final String ENTRY =
      "entry (entry_id, period, reason, cell_id, side, platform, licence_id, booked_at)";
  private static final String POSTING = "posting (entry_id, account_id, period, amount)";
  private static final String TAKE_IDS =
      "SELECT nextval('entry_id_seq') FROM generate_series(1, ?)";

  private final AccountIds accountIds;

  LedgerTables(AccountIds accountIds) {
    this.accountIds = accountIds;
  }

  /** An entry of a cell. */
  record CellEntry(UUID cellId, Entry entry) {}

  /**
   * Appends them, in their order.
   *
   * @return the accounts that they touch; see {@link AccountIds#remember}
   */
  Map<Account, Integer> append(Connection connection, List<CellEntry> entries, Instant bookedAt)
      throws SQLException {
    Map<Account, Integer> accounts = accountIds.of(connection, accounts(entries));
    List<Long> ids = takeIds(connection, entries.size());
    Rows entryRows = new Rows(8);
    Rows postingRows = new Rows(4);
    String time = SqlText.of(bookedAt);
    for (int i = 0; i < entries.size(); i++) {
      String id = SqlText.of(ids.get(i));
      addEntry(entryRows, id, entries.get(i), time);
      addPostings(postingRows, id, entries.get(i).entry(), accounts);
    }
    Copy.into(connection, ENTRY, entryRows);
    Copy.into(connection, POSTING, postingRows);
    return accounts;
  }

  private static void addEntry(Rows rows, String id, CellEntry cellEntry, String bookedAt) {
    Entry entry = cellEntry.entry();
    rows.add(
        id,
        SqlText.of(entry.period()),
        entry.reason().name(),
        cellEntry.cellId().toString(),
        entry.side().name(),
        entry.platform(),
        entry.licenceId(),
        bookedAt);
  }

  private static void addPostings(
      Rows rows, String id, Entry entry, Map<Account, Integer> accounts) {
    String period = SqlText.of(entry.period());
    for (Posting posting : entry.postings()) {
      Integer account = accounts.get(posting.account());
      if (account == null) {
        throw new IllegalStateException("no account " + posting.account() + " (expected: opened)");
      }
      rows.add(id, SqlText.of(account), period, SqlText.of(posting.amount()));
    }
  }

  private static Set<Account> accounts(List<CellEntry> entries) {
    Set<Account> accounts = new HashSet<>();
    entries.forEach(
        entry -> entry.entry().postings().forEach(posting -> accounts.add(posting.account())));
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
