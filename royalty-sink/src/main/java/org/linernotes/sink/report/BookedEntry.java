package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger. */
public record BookedEntry(
    long entryId, YearMonth period, String reason, Instant bookedAt, List<BookedPosting> postings) {
  public static final int KEY_FIELDS = 1;

  /**
   * @param party null on the platform's account
   */
  public record BookedPosting(
      String account, @Nullable String party, BigDecimal amount, String currency) {}

  public List<String> key() {
    return List.of(Long.toString(entryId));
  }
}
