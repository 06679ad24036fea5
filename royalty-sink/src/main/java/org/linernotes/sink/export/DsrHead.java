package org.linernotes.sink.export;

import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.Require;

/**
 * What a report is about. It says nothing of the moment it is written in, so that the same books
 * give the same bytes.
 *
 * @param sender who reports, such as {@code linernotes}
 * @param closedAt when the month was closed; null as long as it is not
 */
public record DsrHead(
    String sender, YearMonth period, PeriodState status, @Nullable Instant closedAt) {

  public DsrHead {
    Require.text("sender", sender);
    if ((status == PeriodState.CLOSED) != (closedAt != null)) {
      throw new IllegalArgumentException(
          "status: " + status + ", closedAt: " + closedAt + " (expected: a time when CLOSED)");
    }
  }

  /** One per sender, month and state: a closed month's report has the same id for ever. */
  String messageId() {
    return sender + "-" + period + "-" + status;
  }

  /** The close; before it, the end of the month. */
  Instant createdAt() {
    return closedAt != null
        ? closedAt
        : period.plusMonths(1).atDay(1).atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC);
  }
}
