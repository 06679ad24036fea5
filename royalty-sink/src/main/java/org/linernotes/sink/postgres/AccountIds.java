package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.linernotes.sink.ledger.Account;
import org.linernotes.sink.ledger.AccountKind;

/** The accounts' numbers; remembered, since an account is never changed or deleted. */
public final class AccountIds {
  private static final Upsert OPEN =
      Upsert.keeping(
          "account", List.of(Column.text("kind"), Column.text("owner"), Column.text("currency")));
  private static final String FIND =
      "SELECT a.kind, a.owner, a.currency, a.id FROM account a"
          + " JOIN unnest(?::text[], ?::text[], ?::text[]) AS w (kind, owner, currency)"
          + " ON a.kind = w.kind AND a.owner = w.owner AND a.currency = w.currency";

  private final Map<Account, Integer> known = new HashMap<>();

  /** The numbers, of accounts that are opened where there are none. */
  Map<Account, Integer> of(Connection connection, Set<Account> accounts) throws SQLException {
    Map<Account, Integer> ids = new HashMap<>();
    SortedSet<Account> unknown = new TreeSet<>();
    for (Account account : accounts) {
      Integer id = known.get(account);
      if (id == null) {
        unknown.add(account);
      } else {
        ids.put(account, id);
      }
    }
    if (!unknown.isEmpty()) {
      Rows rows = rows(unknown);
      find(connection, rows, ids);
      if (ids.size() < accounts.size()) {
        OPEN.run(connection, rows);
        find(connection, rows, ids);
      }
    }
    return ids;
  }

  /** Opens those of the accounts that there are none of. */
  void open(Connection connection, Set<Account> accounts) throws SQLException {
    Rows rows = rows(new TreeSet<>(accounts));
    Map<Account, Integer> found = new HashMap<>();
    find(connection, rows, found);
    if (found.size() < accounts.size()) {
      OPEN.run(connection, rows);
    }
  }

  /** To be called when the transaction that they were seen in is committed, not before. */
  void remember(Map<Account, Integer> committed) {
    known.putAll(committed);
  }

  private static Rows rows(SortedSet<Account> accounts) {
    Rows rows = OPEN.rows();
    accounts.forEach(
        account -> rows.add(account.kind().name(), account.owner(), account.currency()));
    return rows;
  }

  private static void find(Connection connection, Rows rows, Map<Account, Integer> ids)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      for (int i = 0; i < 3; i++) {
        statement.setArray(i + 1, connection.createArrayOf("text", rows.column(i)));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          AccountKind kind = AccountKind.valueOf(row.getString(1));
          ids.put(new Account(kind, row.getString(2), row.getString(3)), row.getInt(4));
        }
      }
    }
  }
}
