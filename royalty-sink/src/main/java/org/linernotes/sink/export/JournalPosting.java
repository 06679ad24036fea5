package org.linernotes.sink.export;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.statement.Require;

/**
 * One account's part of an entry.
 *
 * @param account {@code platform:ID} or {@code party:ID}
 * @param party the party of the account; null on the platform's side
 * @param amount debit positive, credit negative, scale 9; zero where a party's share came out as 0
 * @param ppm the party's split; null on the platform's side, and where none was applied
 */
public record JournalPosting(
    String account,
    @Nullable String party,
    String currency,
    BigDecimal amount,
    @Nullable Integer ppm) {

  public JournalPosting {
    Require.text("account", account);
    Require.currency(currency);
    amount = Require.money("amount", amount);
  }
}
