package org.linernotes.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Requests over some connections, a thread for each. */
public final class Load {
  /** A load that cannot be held ends after so many times its own length. */
  private static final int PATIENCE = 3;

  private final List<? extends Sender> senders;
  private final Ticker ticker;

  Load(List<? extends Sender> senders, Ticker ticker) {
    this.senders = senders;
    this.ticker = ticker;
  }

  public Load(List<Connection> connections) {
    this(connections, Ticker.SYSTEM);
  }

  /** The most that goes through: each connection sends its next request when it has an answer. */
  public Tally saturate(double seconds) throws InterruptedException {
    long end = ticker.nanos() + (long) (seconds * 1e9);
    return together(sender -> saturate(sender, end));
  }

  /**
   * Open loop: requests at a fixed rate, however long the answers take. Where all connections wait
   * for answers a request is sent late, and its latency still counts from when it was to be sent.
   */
  public Tally atRate(double perSecond, double seconds) throws InterruptedException {
    Schedule schedule = Schedule.of(ticker.nanos(), perSecond, seconds);
    long giveUp = ticker.nanos() + (long) (seconds * PATIENCE * 1e9);
    AtomicLong next = new AtomicLong();
    return together(sender -> paced(sender, schedule, next, giveUp));
  }

  private Tally saturate(Sender sender, long end) throws IOException {
    Tally tally = new Tally();
    for (long now = ticker.nanos(); now < end; ) {
      now = send(sender, now, tally);
    }
    return tally;
  }

  private Tally paced(Sender sender, Schedule schedule, AtomicLong next, long giveUp)
      throws IOException {
    Tally tally = new Tally();
    long request = next.getAndIncrement();
    while (request < schedule.requests() && ticker.nanos() < giveUp) {
      long intended = schedule.intendedNanos(request);
      ticker.sleepUntil(intended);
      send(sender, intended, tally);
      request = next.getAndIncrement();
    }
    return tally;
  }

  /** Returns the time of the answer. */
  private long send(Sender sender, long fromNanos, Tally tally) throws IOException {
    long accepted = sender.send();
    long now = ticker.nanos();
    tally.answered(fromNanos, now, accepted);
    if (accepted == 0) {
      tally.refused(sender.lastAnswer());
    }
    return now;
  }

  /** What a connection does. */
  @FunctionalInterface
  private interface Work {
    Tally run(Sender sender) throws IOException;
  }

  private Tally together(Work work) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(senders.size());
    try {
      List<Future<Tally>> parts = new ArrayList<>();
      for (Sender sender : senders) {
        parts.add(threads.submit(() -> work.run(sender)));
      }
      Tally whole = new Tally();
      for (Future<Tally> part : parts) {
        whole.addParallel(part.get());
      }
      return whole;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a connection failed: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }
}
