package org.linernotes.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class DeadlocksTest {
  private static final int LOOKS = 3000;

  private final Lock one = new ReentrantLock();
  private final Lock other = new ReentrantLock();
  private final CyclicBarrier both = new CyclicBarrier(2);

  @Test
  void shouldNameThreadsThatWaitForEachOther() throws InterruptedException {
    assertThat(Deadlocks.problem()).isEmpty();
    Thread first = thread("takes one", one, other);
    Thread second = thread("takes the other", other, one);

    Optional<String> problem = Deadlocks.problem();
    for (int i = 0; i < LOOKS && problem.isEmpty(); i++) {
      first.join(20); // which it does not: it is a wait for both to get there
      problem = Deadlocks.problem();
    }
    first.interrupt();
    first.join();
    second.join();

    assertThat(problem).hasValue("wait for each other: takes one, takes the other");
    assertThat(Deadlocks.problem()).isEmpty();
  }

  private Thread thread(String name, Lock first, Lock second) {
    Thread thread = new Thread(() -> take(first, second), name);
    thread.start();
    return thread;
  }

  private void take(Lock first, Lock second) {
    first.lock();
    try {
      both.await();
      second.lockInterruptibly();
      second.unlock();
    } catch (InterruptedException | BrokenBarrierException e) {
      Thread.currentThread().interrupt();
    } finally {
      first.unlock();
    }
  }
}
