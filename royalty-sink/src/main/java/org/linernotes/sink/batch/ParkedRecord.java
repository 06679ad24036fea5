package org.linernotes.sink.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An accrual that could not be booked. It parks its cell until a later one is.
 *
 * @param work the track or the identifier that was used
 * @param events as many as the record says that the cell has; null if it cannot be read
 * @param amounts what the record says that the cell owes; none also if it cannot be read
 */
public record ParkedRecord(
    ParkedCell cell,
    YearMonth period,
    String platform,
    String work,
    Cause cause,
    String message,
    @Nullable Long events,
    List<Amount> amounts,
    byte[] key,
    byte @Nullable [] value,
    Instant parkedAt) {

  /** Why it could not be booked. */
  public enum Cause {
    /** It is no accrual, or one that makes no sense. */
    UNREADABLE,
    /** The database, or a rule of the ledger, did not take it. */
    REFUSED
  }

  /** A party's share. */
  public record Amount(String party, String currency, BigDecimal amount) {}

  public ParkedRecord {
    amounts = List.copyOf(amounts);
  }
}
