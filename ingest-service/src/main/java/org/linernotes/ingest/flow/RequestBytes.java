package org.linernotes.ingest.flow;

import java.util.concurrent.atomic.AtomicLong;

/** What one request keeps in memory. */
public final class RequestBytes {
  private final InFlight inFlight;
  private final String key;
  private final Account ofKey;
  private final Account all;
  private final long window;
  private final AtomicLong unacknowledged = new AtomicLong();
  private long kept;
  private boolean closed;

  /** True if bytes of this request came when there was no room, or used it up. */
  private volatile boolean crowds;

  RequestBytes(InFlight inFlight, String key, Account ofKey, Account all, long window) {
    this.inFlight = inFlight;
    this.key = key;
    this.ofKey = ofKey;
    this.all = all;
    this.window = window;
  }

  /** Keeps so many bytes more, or fewer, of the body or of items that are not sent yet. */
  public void keep(long more) {
    synchronized (this) {
      if (closed) {
        return;
      }
      kept += more;
      if (more > 0) {
        ofKey.add(more);
        all.add(more);
        if (all.isFull() || ofKey.isFull()) {
          crowds = true;
        }
      }
    }
    if (more < 0) {
      free(-more);
    }
  }

  /** They are not kept any more. */
  public void drop(long bytes) {
    keep(-bytes);
  }

  private void free(long bytes) {
    ofKey.free(bytes);
    all.free(bytes);
  }

  /** Records were given to the log. */
  public void sent(long bytes) {
    unacknowledged.addAndGet(bytes);
    ofKey.addSent(bytes);
    all.addSent(bytes);
  }

  /** The log keeps them no more; it may be told before {@link #sent} is. */
  public void acknowledged(long bytes) {
    unacknowledged.addAndGet(-bytes);
    ofKey.freeSent(bytes);
    all.freeSent(bytes);
  }

  /**
   * True if the request has to wait. {@code then} is run when it need not any more, perhaps at once
   * and perhaps in vain; for its own records, {@link #acknowledged}'s caller does so.
   */
  public boolean mustWait(Runnable then) {
    if (unacknowledged.get() >= window) {
      return true;
    }
    Account full = all.isToWaitFor() ? all : ofKey.isToWaitFor() ? ofKey : null;
    if (full == null) {
      return false;
    }
    full.whenFree(then);
    return true;
  }

  /** True if half of what may be unacknowledged is free. */
  public boolean isHalfFree() {
    return unacknowledged.get() <= window / 2;
  }

  /**
   * What leaves no room for a request that keeps all of its body, and does not wait. One whose
   * bytes fitted when they came has its room, whoever came later and filled what was left.
   */
  public InFlight.Exhausted exhausted() {
    InFlight.Exhausted now =
        all.isFull()
            ? InFlight.Exhausted.ALL
            : ofKey.isFull() ? InFlight.Exhausted.KEY : InFlight.Exhausted.NOTHING;
    if (now == InFlight.Exhausted.NOTHING) {
      crowds = false;
    }
    return crowds ? now : InFlight.Exhausted.NOTHING;
  }

  /** The request is over; records that are not acknowledged yet are still counted. */
  public void close() {
    long left;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      left = kept;
    }
    free(left);
    inFlight.end(key);
  }
}
