package org.linernotes.sink.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Reason;
import org.linernotes.sink.statement.Require;

/**
 * An entry of the ledger with its postings, which sum to zero.
 *
 * @param period the month it is booked in
 * @param origin the month of use
 * @param cellId of the usage cell that it is for; null for what is owed per month
 * @param side null: no track earned it
 */
public record JournalEntry(
    long entryId,
    YearMonth period,
    YearMonth origin,
    Reason reason,
    Charge charge,
    @Nullable UUID cellId,
    String platform,
    String licenceId,
    @Nullable Side side,
    Instant bookedAt,
    List<JournalPosting> postings) {

  public JournalEntry {
    Require.text("platform", platform);
    Require.text("licenceId", licenceId);
    postings = List.copyOf(postings);
    if (postings.isEmpty()) {
      throw new IllegalArgumentException("postings of " + entryId + ": none (expected: some)");
    }
    requireBalance(entryId, postings);
  }

  private static void requireBalance(long entryId, List<JournalPosting> postings) {
    Map<String, BigDecimal> sums = new HashMap<>();
    postings.forEach(each -> sums.merge(each.currency(), each.amount(), BigDecimal::add));
    sums.forEach(
        (currency, sum) -> {
          if (sum.signum() != 0) {
            throw new IllegalArgumentException(
                "sum of " + entryId + ": " + sum + " " + currency + " (expected: 0)");
          }
        });
  }
}
