package org.linernotes.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ShutdownTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final List<String> taken = new CopyOnWriteArrayList<>();

  @Test
  void shouldTakeStepsOneAfterTheOther() {
    Shutdown shutdown =
        new Shutdown()
            .then("readiness", LONG, () -> taken.add("not ready"))
            .then("http", LONG, () -> taken.add("takes no requests"))
            .then("service", LONG, () -> taken.add("closed"));

    assertThat(shutdown.run()).isTrue();
    assertThat(taken).containsExactly("not ready", "takes no requests", "closed");
  }

  @Test
  void shouldLeaveBehindWhatDoesNotEndAndSaySo() {
    CountDownLatch never = new CountDownLatch(1);
    Shutdown shutdown =
        new Shutdown()
            .then("stuck", Duration.ofMillis(1), () -> awaitUnwillingly(never))
            .then("service", LONG, () -> taken.add("closed"));

    assertThat(shutdown.run()).isFalse();
    assertThat(taken).containsExactly("closed");
    never.countDown();
  }

  @Test
  void shouldGoOnBehindAStepThatFailsAndSaySo() {
    Shutdown shutdown =
        new Shutdown()
            .then(
                "failing",
                LONG,
                () -> {
                  throw new IllegalStateException("stuck");
                })
            .then("service", LONG, () -> taken.add("closed"));

    assertThat(shutdown.run()).isFalse();
    assertThat(taken).containsExactly("closed");
  }

  private static void awaitUnwillingly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
