package org.linernotes.ingest.quota;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/** Events of a UTC day. The last request of a day may go beyond it; the next day begins at none. */
final class DayCount implements Allowance {
  private final long perDay;
  private LocalDate day;
  private long used;

  DayCount(long perDay, Moment now) {
    this.perDay = perDay;
    this.day = dayOf(now);
  }

  private static LocalDate dayOf(Moment now) {
    return LocalDate.ofInstant(now.wall(), ZoneOffset.UTC);
  }

  private long used(Moment now) {
    return day.equals(dayOf(now)) ? used : 0;
  }

  @Override
  public QuotaException.Code code() {
    return QuotaException.Code.DAY_LIMIT_REACHED;
  }

  @Override
  public String words() {
    return perDay + " events a UTC day";
  }

  @Override
  public void take(long items, long inflatedBytes, Moment now) {
    used = used(now) + items;
    day = dayOf(now);
  }

  @Override
  public long waitNanos(Moment now) {
    return used(now) < perDay ? 0 : untilTomorrow(now);
  }

  @Override
  public long fullNanos(Moment now) {
    return used(now) == 0 ? 0 : untilTomorrow(now);
  }

  private static long untilTomorrow(Moment now) {
    return Duration.between(
            now.wall(), dayOf(now).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .toNanos();
  }

  @Override
  public long limit() {
    return perDay;
  }

  @Override
  public long remaining(Moment now) {
    return Math.max(0, perDay - used(now));
  }

  @Override
  public long windowSeconds() {
    return TimeUnit.DAYS.toSeconds(1);
  }
}
