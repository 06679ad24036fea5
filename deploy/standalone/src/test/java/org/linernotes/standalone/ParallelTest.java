package org.linernotes.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ParallelTest {

  @Test
  void shouldJoinTwoResults() {
    assertThat(Parallel.<Integer, Integer, Integer>both(() -> 1, () -> 2, Integer::sum))
        .isEqualTo(3);
  }

  @Test
  void shouldTellOfAFailureOnlyWhenTheOthersHaveEnded() {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Runnable failing =
        () -> {
          failed.countDown();
          throw new StartException("no");
        };
    Runnable slow =
        () -> {
          awaitQuietly(failed);
          ended.set(true);
        };
    assertThatThrownBy(() -> Parallel.all(List.of(failing, slow)))
        .isInstanceOf(StartException.class)
        .hasMessage("no");
    assertThat(ended).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
