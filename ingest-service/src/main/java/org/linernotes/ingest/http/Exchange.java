package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.linernotes.http.Problem;
import org.linernotes.http.ProblemException;
import org.linernotes.http.RequestItems;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.flow.RequestBytes;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.ingest.quota.Quota;
import org.linernotes.topic.Topic;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * One write request: pieces of its body come in on the connection's thread, a worker reads them
 * turn by turn, acknowledgements come on the log's thread. No thread ever waits for another: each
 * change is a signal, and a worker's turn looks at what there is.
 */
final class Exchange implements Subscriber<HttpObject>, Runnable {
  /** Of the body as it is inflated, so that long bodies do not keep short ones waiting. */
  private static final int TURN_BYTES = 128 * 1024;

  /** A few bytes may inflate to a thousand times as many. */
  private static final int COMPRESSED_SLICE_BYTES = 1024;

  /** A body that says its length is read when this much of it, or all, is there. */
  private static final int WORTH_A_TURN_BYTES = 64 * 1024;

  private enum Phase {
    READING,
    READING_KEPT,
    SENDING,
    FINISHING,
    OVER
  }

  private final Exchanges shared;
  private final RequestBytes bytes;
  private final Caller caller;
  private final Intake intake;
  private final Answers answers;
  private final int sliceBytes;
  private final boolean lengthKnown;
  private final Inbox inbox = new Inbox();
  private final AtomicInteger signals = new AtomicInteger();
  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
  private final Pace pace;
  private volatile boolean paused;
  private volatile boolean heldByQuota;
  private volatile long readOnAtNanos;
  private volatile long wholeAtNanos;
  private Phase phase = Phase.READING;
  private byte[] piece = new byte[0];
  private int at;

  Exchange(Exchanges shared, WriteRequest head, Caller caller, Answers answers) {
    this.shared = shared;
    this.caller = caller;
    this.answers = answers;
    this.bytes = shared.inFlight().begin(caller.key());
    this.intake = intake(head, caller);
    this.sliceBytes = head.isCompressed() ? COMPRESSED_SLICE_BYTES : TURN_BYTES;
    this.lengthKnown = head.bodyBytes() >= 0;
    this.pace =
        new Pace(
            shared.limits().bodyIdle(), shared.limits().bodyBytesPerSecond(), shared.nanoTime());
  }

  /** Who sends, and where it goes. */
  record Caller(
      String key,
      Quota quota,
      Topic topic,
      ServiceRequestContext ctx,
      @Nullable String traceParent) {}

  private Intake intake(WriteRequest head, Caller caller) {
    return new Intake(
        head,
        new Intake.Destination(shared.log(), caller.topic(), this::released, caller.traceParent()),
        bytes,
        shared.limits().body());
  }

  /** What was taken and what was not, once it is answered. */
  RequestItems items() {
    long accepted = intake.isSent() ? intake.accepted() : 0;
    return new RequestItems(accepted, intake.issues().received() - accepted);
  }

  CompletableFuture<HttpResponse> answer() {
    return answer;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    inbox.subscribe(subscription);
  }

  @Override
  public void onNext(HttpObject object) {
    HttpData data = object instanceof HttpData some ? some : HttpData.empty();
    bytes.keep(data.length()); // before a worker drops it
    long kept = inbox.put(data);
    if (!lengthKnown || kept >= WORTH_A_TURN_BYTES) {
      signal();
    }
  }

  @Override
  public void onComplete() {
    wholeAtNanos = shared.nanoTime();
    inbox.end();
    signal();
  }

  @Override
  public void onError(Throwable cause) {
    stop(Stop.GONE);
  }

  void stop(Stop why) {
    if (stop.compareAndSet(null, why)) {
      signal();
    }
  }

  /** Looks at the time. */
  void tick(long nowNanos) {
    if (heldByQuota && nowNanos - readOnAtNanos >= 0) {
      heldByQuota = false;
      wholeAtNanos = nowNanos;
      signal();
    } else if (pace.isTooSlow(
        inbox.receivedBytes(), inbox.isAwaited() && !paused && !heldByQuota, nowNanos)) {
      stop(Stop.SLOW);
    } else if (inbox.isWhole()
        && !heldByQuota
        && nowNanos - wholeAtNanos >= shared.limits().answerWithin().toNanos()) {
      stop(Stop.LATE);
    }
  }

  private void released(long freed) {
    bytes.acknowledged(freed);
    if (freed == 0 || (paused && bytes.isHalfFree())) {
      signal();
    }
  }

  private void signal() {
    if (signals.getAndIncrement() == 0) {
      shared.execute(this);
    }
  }

  /** A worker's turn; there is never more than one at a time. */
  @Override
  public void run() {
    int seen = signals.get();
    boolean more = false;
    try {
      more = turn();
    } catch (BodyException e) {
      fail(answers.unreadable(e));
    } catch (ProblemException e) {
      fail(e.problem());
    } catch (EventLogException e) {
      close(() -> answers.undelivered(intake, e));
      fail(answers.cut());
    } catch (RuntimeException e) {
      answer.completeExceptionally(e);
      fail(answers.cut());
    }
    if (more || signals.addAndGet(-seen) > 0) {
      shared.execute(this);
    }
  }

  /** Returns true if it has more to do now. */
  private boolean turn() {
    Stop why = stop.get();
    if (why != null && phase != Phase.OVER) {
      halt(why);
    }
    return switch (phase) {
      case READING -> !heldByQuota && read();
      case READING_KEPT -> readMore();
      case SENDING -> sendCollected();
      case FINISHING, OVER -> false;
    };
  }

  private boolean read() {
    for (int left = TURN_BYTES; left > 0; ) {
      if (at == piece.length && !nextPiece()) {
        return inbox.isDone() && end();
      }
      if (mustWait()) {
        return false;
      }
      requireRoom();
      int to = Math.min(piece.length, at + sliceBytes);
      int from = at;
      at = to;
      intake.accept(piece, from, to);
      left -= (int) Math.min(TURN_BYTES, Math.max(to - from, intake.uncountedBytes()));
      if (charge()) {
        return false;
      }
    }
    return true;
  }

  /**
   * A body that comes faster than its sender may send is read no faster; true if it has to wait.
   */
  private boolean charge() {
    long wait = caller.quota().charge(intake.uncountedItems(), intake.uncountedBytes());
    intake.counted();
    if (wait > 0 && !(at == piece.length && inbox.isDone())) {
      readOnAtNanos = shared.nanoTime() + wait;
      heldByQuota = true;
      shared.held();
    }
    return heldByQuota;
  }

  private boolean nextPiece() {
    piece = new byte[0];
    at = 0;
    byte[] next = inbox.take();
    if (next == null) {
      return false;
    }
    piece = next;
    return true;
  }

  /** Says first that it waits, or a signal in between would be missed. */
  private boolean mustWait() {
    paused = true;
    intake.requireWhole();
    paused = bytes.mustWait(this::signal);
    return paused;
  }

  /** A body that is kept whole cannot wait for the room that it takes itself. */
  private void requireRoom() {
    InFlight.Exhausted exhausted =
        intake.isWhole() ? bytes.exhausted() : InFlight.Exhausted.NOTHING;
    if (exhausted != InFlight.Exhausted.NOTHING) {
      throw new ProblemException(answers.exhausted(exhausted));
    }
  }

  private boolean end() {
    intake.end();
    phase = Phase.READING_KEPT;
    return readMore();
  }

  private boolean readMore() {
    if (mustWait()) {
      return false;
    }
    if (intake.readMore()) {
      return true;
    }
    charge();
    if (intake.isRefused()) {
      inbox.close();
      phase = Phase.OVER;
      close(() -> answers.refused(intake));
    } else if (intake.isWhole()) {
      intake.beginSending();
      phase = Phase.SENDING;
    } else {
      finish();
    }
    return phase == Phase.SENDING;
  }

  private boolean sendCollected() {
    if (mustWait()) {
      return false;
    }
    boolean more = intake.sendCollected();
    if (!more) {
      finish();
    }
    return more;
  }

  private void finish() {
    phase = Phase.FINISHING;
    whenAcknowledged(() -> answers.accepted(intake));
  }

  private void halt(Stop why) {
    if (why == Stop.LATE) {
      close(() -> answers.undelivered(intake, new EventLogException("it took too long", null)));
    }
    fail(why == Stop.SLOW ? answers.slow() : answers.cut());
  }

  /** Answers with a problem, once it is known what became of the items that were sent before. */
  private void fail(Problem problem) {
    phase = Phase.OVER;
    inbox.close();
    piece = new byte[0];
    whenAcknowledged(() -> answers.broken(problem, intake));
  }

  private void whenAcknowledged(Supplier<HttpResponse> response) {
    CompletableFuture<Void> unused = // it never fails
        intake
            .finish()
            .handle(
                (ok, failure) -> {
                  close(
                      failure == null
                          ? response
                          : () -> answers.undelivered(intake, cause(failure)));
                  return null;
                });
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** The first answer counts. */
  private void close(Supplier<HttpResponse> response) {
    if (over.compareAndSet(false, true)) {
      bytes.close();
      shared.ended(this);
      caller.quota().headers().forEach(caller.ctx()::setAdditionalResponseHeader);
      answer.complete(response.get());
    }
  }
}
