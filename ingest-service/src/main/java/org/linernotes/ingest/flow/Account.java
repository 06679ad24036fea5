package org.linernotes.ingest.flow;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Bytes kept by several requests, and those of them that wait for there to be fewer. */
final class Account {
  private final long most;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong unacknowledged = new AtomicLong();
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

  /** Guarded by the map that holds the account. */
  int users;

  Account(long most) {
    this.most = most;
  }

  long bytes() {
    return bytes.get();
  }

  boolean isFull() {
    return bytes.get() >= most;
  }

  /** True if it is worth while to wait: there is no room, and acknowledgements will make some. */
  boolean isToWaitFor() {
    return isFull() && unacknowledged.get() > 0;
  }

  void add(long more) {
    bytes.addAndGet(more);
  }

  void addSent(long more) {
    bytes.addAndGet(more);
    unacknowledged.addAndGet(more);
  }

  void free(long less) {
    bytes.addAndGet(-less);
    wake();
  }

  void freeSent(long less) {
    bytes.addAndGet(-less);
    unacknowledged.addAndGet(-less);
    wake();
  }

  /** The other order, to look first, would miss room that is made in between. */
  void whenFree(Runnable then) {
    waiting.add(then);
    wake();
  }

  private void wake() {
    while (!waiting.isEmpty() && !isToWaitFor()) {
      Runnable next = waiting.poll();
      if (next != null) {
        next.run();
      }
    }
  }
}
