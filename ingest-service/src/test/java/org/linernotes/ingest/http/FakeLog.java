package org.linernotes.ingest.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.linernotes.ingest.item.Append;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.topic.Topic;

/** A log in memory, whose broker can be away or silent. */
final class FakeLog implements EventLog {
  final List<LogEntry> entries = new CopyOnWriteArrayList<>();
  final List<Topic> topics = new CopyOnWriteArrayList<>();

  /** One for each entry. */
  final Semaphore appends = new Semaphore(0);

  /** Entries that are forgotten: there may be a million. */
  final AtomicLong counted = new AtomicLong();

  volatile boolean away;
  volatile boolean silent;
  volatile boolean forgetful;

  /** Run with each entry. */
  volatile Runnable onAdd = () -> {};

  private final List<FakeAppend> held = new ArrayList<>();

  @Override
  public Append open(Topic topic, LongConsumer released) {
    if (away) {
      throw new EventLogException("away", null);
    }
    topics.add(topic);
    return new FakeAppend(released);
  }

  long unacknowledgedBytes() {
    synchronized (held) {
      return held.stream().mapToLong(append -> append.unacknowledgedBytes).sum();
    }
  }

  /** How many of those held back have no more to send. */
  long finished() {
    synchronized (held) {
      return held.stream().filter(append -> append.finished).count();
    }
  }

  /** Acknowledges all that is held back, or fails it. */
  void speak(boolean well) {
    List<FakeAppend> all;
    synchronized (held) {
      all = List.copyOf(held);
      held.clear();
    }
    all.forEach(append -> append.answer(well));
  }

  private final class FakeAppend implements Append {
    private final LongConsumer released;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private long unacknowledgedBytes;
    private boolean finished;

    FakeAppend(LongConsumer released) {
      this.released = released;
    }

    @Override
    public void add(LogEntry entry) {
      if (away || done.isCompletedExceptionally()) {
        released.accept(entry.sizeBytes());
        throw new EventLogException("away", null);
      }
      counted.incrementAndGet();
      onAdd.run();
      if (!forgetful) {
        entries.add(entry);
      }
      if (!kept(entry.sizeBytes())) {
        released.accept(entry.sizeBytes());
      }
      appends.release();
    }

    /** Looks under the lock: what is kept after the log spoke would be kept for ever. */
    private boolean kept(long bytes) {
      synchronized (held) {
        if (!silent) {
          return false;
        }
        unacknowledgedBytes += bytes;
        if (!held.contains(this)) {
          held.add(this);
        }
        return true;
      }
    }

    /** Of a failure, as of a real log, the bytes come back only when no more will be sent. */
    void answer(boolean well) {
      boolean last;
      synchronized (held) {
        last = finished;
      }
      if (!well) {
        done.completeExceptionally(new EventLogException("broken", null));
        released.accept(0);
      }
      if (well || last) {
        release();
      }
      if (last) {
        done.complete(null);
      }
    }

    private void release() {
      long bytes;
      synchronized (held) {
        bytes = unacknowledgedBytes;
        unacknowledgedBytes = 0;
      }
      released.accept(bytes);
    }

    @Override
    public void requireWhole() {
      if (done.isCompletedExceptionally()) {
        throw new EventLogException("broken", null);
      }
    }

    @Override
    public CompletableFuture<Void> finish() {
      boolean waits;
      synchronized (held) {
        finished = true;
        waits = held.contains(this);
      }
      if (!waits) {
        release();
        done.complete(null);
      }
      return done;
    }
  }
}
