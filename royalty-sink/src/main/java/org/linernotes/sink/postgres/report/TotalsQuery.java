package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.linernotes.money.Decimals;
import org.linernotes.sink.ledger.Account;
import org.linernotes.sink.ledger.AccountKind;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.postgres.month.PeriodTable;
import org.linernotes.sink.report.Totals;
import org.linernotes.sink.report.Totals.Control;
import org.linernotes.sink.report.Totals.PartyTotal;
import org.linernotes.sink.report.Viewer;

/** A month's totals, from the postings. */
final class TotalsQuery {
  private static final String ACCOUNTS =
      "SELECT a.kind, a.owner, a.currency, p.amount FROM account a";
  private static final String POSTINGS =
      "CROSS JOIN LATERAL (SELECT sum(p.amount) AS amount FROM posting p"
          + " WHERE p.account_id = a.id AND p.period = ?) p WHERE p.amount <> 0";
  private static final String POSTINGS_OF_PLATFORM =
      "JOIN (SELECT p.account_id, sum(p.amount) AS amount FROM posting p"
          + " JOIN entry e ON e.entry_id = p.entry_id"
          + " WHERE e.period = ? AND e.platform = ? GROUP BY p.account_id) p"
          + " ON p.account_id = a.id WHERE p.amount <> 0";
  private static final String OF_PARTY = "AND a.kind = 'PARTY' AND a.owner = ?";

  private TotalsQuery() {}

  private record Balance(Account account, BigDecimal amount) {}

  /** A party sees its own credits and no control, which would tell what others are owed. */
  static Totals run(Connection connection, YearMonth period, Viewer viewer) throws SQLException {
    Query query = Query.of(ACCOUNTS);
    if (viewer.platform() == null) {
      query.and(POSTINGS, Query.day(period)).andIf(viewer.party(), OF_PARTY);
    } else {
      query.and(POSTINGS_OF_PLATFORM, Query.day(period), viewer.platform());
    }
    List<Balance> balances =
        query.and("ORDER BY a.kind, a.owner, a.currency").list(connection, TotalsQuery::balance);
    return new Totals(
        PeriodTable.state(connection, period),
        totals(balances),
        viewer.party() == null ? control(balances) : List.of());
  }

  private static Balance balance(ResultSet row) throws SQLException {
    AccountKind kind = AccountKind.valueOf(row.getString(1));
    return new Balance(
        new Account(kind, row.getString(2), row.getString(3)),
        Decimals.money(row.getBigDecimal(4)));
  }

  private static List<PartyTotal> totals(List<Balance> balances) {
    return balances.stream()
        .filter(balance -> balance.account().kind() == AccountKind.PARTY)
        .map(
            balance ->
                new PartyTotal(
                    balance.account().owner(),
                    balance.account().currency(),
                    balance.amount().negate()))
        .toList();
  }

  private static List<Control> control(List<Balance> balances) {
    Map<String, Control> byCurrency = new TreeMap<>();
    for (Balance balance : balances) {
      boolean debit = balance.account().kind() == AccountKind.PLATFORM;
      Control control =
          new Control(
              balance.account().currency(),
              debit ? balance.amount() : Decimals.ZERO,
              debit ? Decimals.ZERO : balance.amount().negate());
      byCurrency.merge(control.currency(), control, TotalsQuery::sum);
    }
    return List.copyOf(byCurrency.values());
  }

  private static Control sum(Control one, Control other) {
    return new Control(
        one.currency(), one.debits().add(other.debits()), one.credits().add(other.credits()));
  }
}
