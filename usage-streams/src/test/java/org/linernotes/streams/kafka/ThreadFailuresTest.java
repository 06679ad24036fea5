package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {
  private static final int THREADS = 2;

  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // it may overflow
  private final ThreadFailures failures = new ThreadFailures(now::get, THREADS);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      failures.add();
    }
  }

  @Test
  void shouldBearAFewFailuresSinceReplacedThreadsGoOn() {
    fail(ThreadFailures.MANY * THREADS - 1);

    assertThat(failures.problem()).isEmpty();
  }

  @Test
  void shouldAskForARestartWhenThreadsFailAgainAndAgain() {
    fail(ThreadFailures.MANY * THREADS);

    assertThat(failures.problem()).contains("10 stream threads failed within 5 minutes");
  }

  @Test
  void shouldForgetFailuresThatWereLongAgo() {
    fail(ThreadFailures.MANY * THREADS);
    now.addAndGet(ThreadFailures.LATELY.toNanos() + 1);
    fail(1);

    assertThat(failures.problem()).isEmpty();
  }

  @Test
  void shouldHoldUpNoReplacementOnceItCloses() {
    fail(ThreadFailures.MANY * THREADS);
    failures.close();

    failures.awaitReplacement(); // else this takes seconds
  }
}
