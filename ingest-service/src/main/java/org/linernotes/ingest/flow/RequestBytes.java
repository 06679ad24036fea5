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

  RequestBytes(InFlight inFlight, String key, Account ofKey, Account all, long window) {
    this.inFlight = inFlight;
    this.key = key;
    this.ofKey = ofKey;
    this.all = all;
    this.window = window;
  }

  /** Keeps bytes of the body, or of items that are not sent yet. */
  public void keep(long bytes) {
    synchronized (this) {
      if (closed) {
        return;
      }
      kept += bytes;
      ofKey.add(bytes);
      all.add(bytes);
    }
  }

  /** They are not kept any more. */
  public void drop(long bytes) {
    synchronized (this) {
      if (closed || bytes == 0) {
        return;
      }
      kept -= bytes;
    }
    free(bytes);
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

  /** What leaves no room for a request that keeps all of its body, and does not wait. */
  public InFlight.Exhausted exhausted() {
    return all.isFull()
        ? InFlight.Exhausted.ALL
        : ofKey.isFull() ? InFlight.Exhausted.KEY : InFlight.Exhausted.NOTHING;
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
