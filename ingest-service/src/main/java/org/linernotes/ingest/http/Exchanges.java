package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.quota.Quotas;

/** The write requests that run, and what they share: threads, room, the log. */
public final class Exchanges implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(250);

  private final EventLog log;
  private final WriteLimits limits;
  private final Quotas quotas;
  private final LongSupplier nanoTime;
  private final InFlight inFlight;
  private final Semaphore admission;
  private final Set<Exchange> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong timesHeld = new AtomicLong();
  private final ExecutorService workers;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "ingest-deadlines"));
  private final ScheduledFuture<?> ticking;

  /**
   * @param threads that read bodies; a request has one at a time at most
   */
  public Exchanges(
      EventLog log, WriteLimits limits, Quotas quotas, int threads, LongSupplier nanoTime) {
    this.log = log;
    this.limits = limits;
    this.quotas = quotas;
    this.nanoTime = nanoTime;
    this.inFlight = new InFlight(limits.inFlight());
    this.admission = new Semaphore(limits.requests());
    AtomicInteger number = new AtomicInteger();
    // The queue is bounded by the requests: each waits there once at most.
    this.workers =
        Executors.newFixedThreadPool(
            threads, task -> daemon(task, "ingest-worker-" + number.incrementAndGet()));
    this.ticking =
        ticker.scheduleWithFixedDelay(
            this::tick, TICK.toNanos(), TICK.toNanos(), TimeUnit.NANOSECONDS);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Takes a place for a request; false if all are taken. */
  boolean tryBegin() {
    return admission.tryAcquire();
  }

  /** A request that did not become an exchange gives its place back. */
  void giveBack() {
    admission.release();
  }

  /** Runs a request that has a place. */
  HttpResponse run(HttpRequest request, Exchange exchange) {
    running.add(exchange);
    request.subscribe(exchange);
    ServiceRequestContext context = ServiceRequestContext.current();
    return HttpResponse.of(
        exchange
            .answer()
            .thenApply(
                response -> {
                  exchange.items().on(context); // for the access log, before it is written
                  return response;
                }));
  }

  void ended(Exchange exchange) {
    running.remove(exchange);
    admission.release();
  }

  /** How many run. */
  int running() {
    return running.size();
  }

  /** A request is read no faster than its sender may send. */
  void held() {
    timesHeld.incrementAndGet();
  }

  long timesHeld() {
    return timesHeld.get();
  }

  private void tick() {
    long now = nanoTime();
    running.forEach(exchange -> exchange.tick(now));
  }

  void execute(Runnable turn) {
    workers.execute(turn);
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  EventLog log() {
    return log;
  }

  WriteLimits limits() {
    return limits;
  }

  Quotas quotas() {
    return quotas;
  }

  InFlight inFlight() {
    return inFlight;
  }

  @Override
  public void close() {
    ticking.cancel(false);
    ticker.shutdownNow();
    workers.shutdown();
  }
}
