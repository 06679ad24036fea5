package org.linernotes.sink.ledger;

import java.util.Comparator;

/** One owner's money in one currency. Ordered, so that all writers touch accounts alike. */
public record Account(AccountKind kind, String owner, String currency)
    implements Comparable<Account> {
  private static final Comparator<Account> ORDER =
      Comparator.comparing(Account::kind)
          .thenComparing(Account::owner)
          .thenComparing(Account::currency);

  @Override
  public int compareTo(Account other) {
    return ORDER.compare(this, other);
  }
}
