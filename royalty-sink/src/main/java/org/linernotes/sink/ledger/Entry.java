package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;

/**
 * A change of what one side of a cell owes. Debits equal credits in each currency.
 *
 * @param period usage month, whenever it is booked
 * @param licenceId the licence that it is owed under, or was until now; null if none is known
 */
public record Entry(
    YearMonth period,
    String platform,
    Side side,
    Reason reason,
    @Nullable String licenceId,
    List<Posting> postings) {

  public Entry {
    postings = List.copyOf(postings);
    if (postings.isEmpty()) {
      throw new IllegalArgumentException("postings: none (expected: some)");
    }
    Map<String, BigDecimal> sums = new HashMap<>();
    for (Posting posting : postings) {
      sums.merge(posting.account().currency(), posting.amount(), BigDecimal::add);
    }
    sums.forEach(
        (currency, sum) -> {
          if (sum.signum() != 0) {
            throw new IllegalArgumentException("sum: " + sum + " " + currency + " (expected: 0)");
          }
        });
  }
}
