package org.linernotes.ingest.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;

class QuotasTest {
  private static final Principal ACME = new Principal(Role.PLATFORM, "acme");
  private static final Principal OTHER = new Principal(Role.PLATFORM, "other");

  private final Passing time = new Passing();

  private Quotas quotas(long eventsPerSecond, long bytesPerSecond, int burst, long eventsPerDay) {
    return new Quotas(
        new QuotaLimits(eventsPerSecond, bytesPerSecond, burst, eventsPerDay),
        time,
        time::nanoTime);
  }

  private static QuotaException refusal(Quotas quotas, Principal caller) {
    QuotaException refusal = catchThrowableOfType(QuotaException.class, () -> quotas.admit(caller));
    assertThat(refusal).as("refusal").isNotNull();
    return refusal;
  }

  /** Seconds until the next request may come, 0 if it may now. */
  private static long waitSeconds(Quotas quotas) {
    try {
      quotas.admit(ACME);
      return 0;
    } catch (QuotaException e) {
      return Long.parseLong(e.headers().getOrDefault("retry-after", "?"));
    }
  }

  @ParameterizedTest(name = "{0}/s x {1} s: after {2} events wait {3} s")
  @CsvSource({
    "100, 10,    1,  0",
    "100, 10,  999,  0",
    "100, 10, 1000,  1", // nothing is left: a nanosecond, told in whole seconds
    "100, 10, 1099,  1",
    "100, 10, 1100,  2",
    "100, 10, 6000, 51", // one body beyond the burst is let in, and the next waits for it
    "  1,  1,    1,  1",
    "  3,  1,    4,  1", // a third of a second
    "  7,  2,   14,  1",
  })
  void shouldTellHowLongToWait(long perSecond, int burst, long events, long seconds) {
    Quotas quotas = quotas(perSecond, 0, burst, 0);
    quotas.admit(ACME).charge(events, 1);

    assertThat(waitSeconds(quotas)).isEqualTo(seconds);
    time.pass(Duration.ofSeconds(seconds));
    assertThat(waitSeconds(quotas)).as("after the time told").isZero();
  }

  @Test
  void shouldRefuseUntilTheLastNanosecondOfTheDebt() {
    Quotas quotas = quotas(100, 0, 10, 0);
    quotas.admit(ACME).charge(1100, 1);

    time.pass(Duration.ofSeconds(1));
    assertThat(waitSeconds(quotas)).isEqualTo(1);
    time.pass(Duration.ofNanos(1));
    assertThat(waitSeconds(quotas)).isZero();
  }

  @Test
  void shouldLimitDecompressedBytesAsWell() {
    Quotas quotas = quotas(1000, 1024, 10, 0);
    quotas.admit(ACME).charge(1, 20 * 1024);

    QuotaException refusal = refusal(quotas, ACME);

    assertThat(refusal.code()).isEqualTo(QuotaException.Code.RATE_LIMITED);
    assertThat(refusal)
        .hasMessage(
            "more than 1024 decompressed bytes a second, 10240 at once; send it again in 11 s");
  }

  @Test
  void shouldLimitADayAndBeginTheNextAtMidnightUtc() {
    Quotas quotas = quotas(0, 0, 1, 10);
    quotas.admit(ACME).charge(9, 1);
    quotas.admit(ACME).charge(5, 1);

    QuotaException refusal = refusal(quotas, ACME);
    assertThat(refusal.code()).isEqualTo(QuotaException.Code.DAY_LIMIT_REACHED);
    assertThat(refusal.headers()).containsEntry("retry-after", "60");

    time.pass(Duration.ofSeconds(59));
    assertThat(waitSeconds(quotas)).isEqualTo(1);
    time.pass(Duration.ofSeconds(1));
    quotas.admit(ACME).charge(9, 1);
    assertThat(waitSeconds(quotas)).as("the day before owes nothing").isZero();
  }

  @Test
  void shouldRefuseForTheLimitThatTakesLongest() {
    Quotas quotas = quotas(1, 0, 1, 1);
    quotas.admit(ACME).charge(5, 1);

    assertThat(refusal(quotas, ACME).code()).isEqualTo(QuotaException.Code.DAY_LIMIT_REACHED);
  }

  @Test
  void shouldCountCallersApart() {
    Quotas quotas = quotas(1, 0, 1, 0);
    quotas.admit(ACME).charge(100, 1);

    assertThat(waitSeconds(quotas)).isPositive();
    quotas.admit(OTHER).charge(1, 1);
    quotas.admit(new Principal(Role.RIGHTSHOLDER, "acme")).charge(1, 1);
  }

  @Test
  void shouldTellALongBodyHowLongToPause() {
    Quota quota = quotas(100, 1_000, 10, 5).admit(ACME);

    assertThat(quota.charge(999, 1)).isZero();
    assertThat(quota.charge(51, 1)).isEqualTo(500_000_001L);
    assertThat(quota.charge(0, 10_998)).isEqualTo(1_000_000_001L);
  }

  @Test
  void shouldNotStandStillOrJumpWhenTheWallClockIsSet() {
    Quotas quotas = quotas(100, 0, 1, 0);
    quotas.admit(ACME).charge(200, 1);

    time.setWall(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(waitSeconds(quotas)).isEqualTo(2);
    time.setWall(Instant.parse("2020-01-01T00:00:00Z"));
    time.pass(Duration.ofSeconds(2));
    assertThat(waitSeconds(quotas)).isZero();
  }

  @Test
  void shouldOweNoMoreThanThirtyYears() {
    Quotas quotas = quotas(0, 1, 1, 0);
    Quota quota = quotas.admit(ACME);
    quota.charge(1, Long.MAX_VALUE);
    quota.charge(1, Long.MAX_VALUE);

    assertThat(waitSeconds(quotas)).isEqualTo(1_000_000_000L);
  }

  @Test
  void shouldTellTheLimitNearestToItsEnd() {
    Quotas quotas = quotas(100, 1_000, 10, 100_000);
    Quota quota = quotas.admit(ACME);
    quota.charge(500, 1_000);

    assertThat(quota.headers())
        .isEqualTo(
            Map.of(
                "ratelimit-limit", "1000",
                "ratelimit-remaining", "500",
                "ratelimit-reset", "5",
                "ratelimit-policy",
                    "1000;w=10;comment=\"100 events a second, 1000 at once\","
                        + " 10000;w=10;comment=\"1000 decompressed bytes a second, 10000 at once\","
                        + " 100000;w=86400;comment=\"100000 events a UTC day\""));
    quota.charge(0, 8_000);
    assertThat(quota.headers())
        .containsEntry("ratelimit-limit", "10000")
        .containsEntry("ratelimit-remaining", "1000");
  }

  @Test
  void shouldTellTheSameMomentInResetAndRetryAfterWhereRefused() {
    Quotas quotas = quotas(100, 0, 10, 100_000);
    quotas.admit(ACME).charge(1_250, 1);

    assertThat(refusal(quotas, ACME).headers())
        .containsEntry("retry-after", "3")
        .containsEntry("ratelimit-reset", "3")
        .containsEntry("ratelimit-remaining", "0")
        .containsEntry("ratelimit-limit", "1000")
        .hasEntrySatisfying("ratelimit-policy", policy -> assertThat(policy).contains("86400"));
  }

  @Test
  void shouldNeitherLimitNorTellNorRememberWhereNothingIsSet() {
    Quotas quotas = quotas(0, 0, 10, 0);
    Quota quota = quotas.admit(ACME);

    assertThat(quota.charge(Long.MAX_VALUE, Long.MAX_VALUE)).isZero();
    assertThat(quota.headers()).isEmpty();
    assertThat(waitSeconds(quotas)).isZero();
    assertThat(quotas.remembered()).isZero();
  }

  @Test
  void shouldForgetCallersWhoUsedNothingLately() {
    Quotas quotas = quotas(100, 0, 10, 0);
    quotas.admit(ACME).charge(5_000, 1);
    for (int i = 0; i < 10_000; i++) {
      quotas.admit(new Principal(Role.PLATFORM, "platform-" + i));
    }

    assertThat(quotas.remembered()).isLessThanOrEqualTo(1_000);
    assertThat(waitSeconds(quotas)).as("who owes is remembered").isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 1, 0, eventsPerSecond: -1 (expected: 0..4294967296)",
    "0, 4294967297, 1, 0, bytesPerSecond: 4294967297 (expected: 0..4294967296)",
    "0, 0, 0, 0, burstSeconds: 0 (expected: 1..86400)",
    "0, 0, 1, -5, eventsPerDay: -5 (expected: 0..9223372036854775807)",
  })
  void shouldRefuseLimitsThatMeanNothing(
      long events, long bytes, int burst, long perDay, String message) {
    assertThatThrownBy(() -> new QuotaLimits(events, bytes, burst, perDay))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
