package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the ledger.
 *
 * @param period the month that it is booked in
 * @param origin the month of use
 * @param trackId null: a fee that went to the licensor as a whole; so {@code side}
 */
public record BookedEntry(
    long entryId,
    YearMonth period,
    YearMonth origin,
    String reason,
    String charge,
    String licenceId,
    @Nullable String trackId,
    @Nullable String side,
    Instant bookedAt,
    List<BookedPosting> postings) {
  public static final int KEY_FIELDS = 1;

  /**
   * @param party null on the platform's account
   */
  public record BookedPosting(
      String account, @Nullable String party, BigDecimal amount, String currency) {}

  public BookedEntry with(List<BookedPosting> found) {
    return new BookedEntry(
        entryId, period, origin, reason, charge, licenceId, trackId, side, bookedAt, found);
  }

  public List<String> key() {
    return List.of(Long.toString(entryId));
  }
}
