package org.linernotes.sink.postgres.watch;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.linernotes.sink.postgres.Query;

/**
 * Debits less credits of the whole ledger, by currency. What is old is summed once and remembered:
 * a ledger of years is not read again every minute. Ids are taken before they are committed, so a
 * later one may be seen before an earlier: what is younger than any transaction is summed again.
 */
final class LedgerBalance {
  /**
   * Longer than a booking may take (see the pool's socket timeout); closing holds up all others.
   */
  private static final long SETTLED_NANOS = Duration.ofMinutes(5).toNanos();

  private static final String LAST = "SELECT coalesce(max(entry_id), 0) FROM posting";
  private static final String SUMS =
      """
      SELECT coalesce(a.currency, 'none'), sum(p.amount)
        FROM posting p LEFT JOIN account a ON a.id = p.account_id
       WHERE p.entry_id > ? AND p.entry_id <= ?
       GROUP BY 1
      """;

  private final LongSupplier nanoTime;
  private final long mostIds;
  private final Deque<Seen> seen = new ArrayDeque<>();
  private final Map<String, BigDecimal> settled = new TreeMap<>();
  private long settledTo;

  /**
   * @param mostIds that one look sums, about
   */
  LedgerBalance(LongSupplier nanoTime, long mostIds) {
    this.nanoTime = nanoTime;
    this.mostIds = mostIds;
  }

  private record Seen(long lastId, long atNanos) {}

  /**
   * @param sums of the postings looked at
   * @param unchecked ids that there was no time for
   */
  record Balance(Map<String, BigDecimal> sums, long unchecked) {}

  Balance look(Connection connection) throws SQLException {
    long last = Query.of(LAST).list(connection, row -> row.getLong(1)).get(0);
    long settles = Math.min(horizon(last), settledTo + mostIds);
    if (settles > settledTo) {
      add(settled, sums(connection, settledTo, settles));
      settledTo = settles;
    }
    long to = Math.min(last, settledTo + mostIds);
    Map<String, BigDecimal> all = new TreeMap<>(settled);
    add(all, sums(connection, settledTo, to));
    return new Balance(all, last - to);
  }

  /** The last id that there was long enough ago. */
  private long horizon(long last) {
    long now = nanoTime.getAsLong();
    seen.addLast(new Seen(last, now));
    long horizon = settledTo;
    for (Seen first = seen.peekFirst();
        first != null && now - first.atNanos() >= SETTLED_NANOS;
        first = seen.peekFirst()) {
      horizon = Math.max(horizon, first.lastId());
      if (settledTo + mostIds < horizon) {
        return horizon; // not reached by this look: the next begins with it
      }
      seen.removeFirst();
    }
    return horizon;
  }

  private static Map<String, BigDecimal> sums(Connection connection, long after, long to)
      throws SQLException {
    Map<String, BigDecimal> sums = new TreeMap<>();
    Query.of(SUMS, after, to)
        .list(connection, row -> sums.put(row.getString(1), row.getBigDecimal(2)));
    return sums;
  }

  private static void add(Map<String, BigDecimal> to, Map<String, BigDecimal> more) {
    more.forEach((currency, sum) -> to.merge(currency, sum, BigDecimal::add));
  }
}
