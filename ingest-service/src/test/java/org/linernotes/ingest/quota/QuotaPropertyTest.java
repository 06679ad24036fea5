package org.linernotes.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;

/** Whatever comes when: never more than the rate allows, and never a refusal without cause. */
class QuotaPropertyTest {
  private static final Principal ACME = new Principal(Role.PLATFORM, "acme");
  private static final BigInteger SECOND = BigInteger.valueOf(1_000_000_000L);

  /** A request, and how long after the one before it came. */
  record Arrival(long afterNanos, long events) {}

  /** What was let in, and when. */
  record Passed(long atNanos, long events) {}

  @Provide
  Arbitrary<List<Arrival>> schedules() {
    Arbitrary<Long> gaps =
        Arbitraries.oneOf(
            Arbitraries.just(0L),
            Arbitraries.longs().between(0, 1_000),
            Arbitraries.longs().between(0, 10_000_000_000L));
    Arbitrary<Long> sizes = Arbitraries.longs().between(0, 5_000);
    return Combinators.combine(gaps, sizes).as(Arrival::new).list().ofMaxSize(60);
  }

  @Property
  void shouldLetNoMorePassThanRateAndBurstAndOneRequest(
      @ForAll @LongRange(min = 1, max = 1_000) long perSecond,
      @ForAll @IntRange(min = 1, max = 5) int burst,
      @ForAll("schedules") List<Arrival> schedule) {
    List<Passed> passed = run(perSecond, burst, schedule);

    for (int from = 0; from < passed.size(); from++) {
      BigInteger sum = BigInteger.ZERO;
      for (int to = from; to < passed.size(); to++) {
        long nanos = passed.get(to).atNanos() - passed.get(from).atNanos();
        // before the last request in: less than rate x time + burst, so with it at most one more
        assertThat(sum.multiply(SECOND))
            .as("events let in within %d ns before the last", nanos)
            .isLessThanOrEqualTo(mayPass(perSecond, burst, nanos));
        sum = sum.add(BigInteger.valueOf(passed.get(to).events()));
      }
    }
  }

  private static BigInteger mayPass(long perSecond, int burst, long nanos) {
    BigInteger time = BigInteger.valueOf(nanos).add(SECOND.multiply(BigInteger.valueOf(burst)));
    return time.multiply(BigInteger.valueOf(perSecond));
  }

  /** Runs it, checking each refusal against a bucket kept in exact numbers. */
  private static List<Passed> run(long perSecond, int burst, List<Arrival> schedule) {
    Passing time = new Passing();
    Quotas quotas = new Quotas(new QuotaLimits(perSecond, 0, burst, 0), time, time::nanoTime);
    BigInteger full = mayPass(perSecond, burst, 0);
    BigInteger level = full; // in billionths of an event
    List<Passed> passed = new ArrayList<>();
    long now = 0;
    for (Arrival arrival : schedule) {
      now += arrival.afterNanos();
      time.pass(Duration.ofNanos(arrival.afterNanos()));
      BigInteger gained = BigInteger.valueOf(arrival.afterNanos() * perSecond);
      level = level.add(gained).min(full);
      boolean letIn = letIn(quotas, arrival);
      // each charge is rounded up to a nanosecond, so the two may differ by that much
      BigInteger rounding = BigInteger.valueOf(perSecond * (passed.size() + 1));
      if (letIn) {
        assertThat(level).as("level at which it was let in").isPositive();
        passed.add(new Passed(now, arrival.events()));
        level = level.subtract(BigInteger.valueOf(arrival.events()).multiply(SECOND));
      } else {
        assertThat(level).as("level at which it was refused").isLessThanOrEqualTo(rounding);
      }
    }
    return passed;
  }

  private static boolean letIn(Quotas quotas, Arrival arrival) {
    try {
      quotas.admit(ACME).charge(arrival.events(), 0);
      return true;
    } catch (QuotaException e) {
      return false;
    }
  }
}
