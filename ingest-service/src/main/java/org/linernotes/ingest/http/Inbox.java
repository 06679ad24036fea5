package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpData;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/**
 * The pieces of a body between its connection's thread and a worker's. No more are asked for while
 * there are enough, so that a client that is faster than we are is held back by its own window.
 */
final class Inbox {
  private static final int ENOUGH_BYTES = 256 * 1024;

  private final Queue<byte[]> pieces = new ArrayDeque<>();
  private @Nullable Subscription subscription;
  private long keptBytes;
  private long receivedBytes;
  private boolean asked;
  private boolean whole;
  private boolean closed;

  /** Begins to ask. */
  void subscribe(Subscription to) {
    synchronized (this) {
      subscription = to;
      asked = true;
    }
    to.request(1);
  }

  /** Takes a piece, or lets it go if it is not wanted any more; returns how many bytes are kept. */
  long put(HttpData data) {
    byte[] piece = data.array();
    synchronized (this) {
      if (piece.length > 0 && !closed) {
        pieces.add(piece);
        keptBytes += piece.length;
      }
      receivedBytes += piece.length;
      asked = false;
    }
    return askIfFewer(ENOUGH_BYTES);
  }

  /** The next piece; null if none is there. */
  byte @Nullable [] take() {
    byte[] piece;
    synchronized (this) {
      piece = pieces.poll();
      if (piece == null) {
        return null;
      }
      keptBytes -= piece.length;
    }
    askIfFewer(ENOUGH_BYTES / 2);
    return piece;
  }

  private long askIfFewer(int bytes) {
    Subscription to;
    long kept;
    synchronized (this) {
      kept = keptBytes;
      to = subscription;
      if (asked || whole || closed || to == null || kept >= bytes) {
        return kept;
      }
      asked = true;
    }
    to.request(1);
    return kept;
  }

  synchronized void end() {
    whole = true;
  }

  /** True if nothing will come any more and all was taken. */
  synchronized boolean isDone() {
    return whole && pieces.isEmpty();
  }

  synchronized boolean isWhole() {
    return whole;
  }

  /** True while it is for the client to send. */
  synchronized boolean isAwaited() {
    return asked && pieces.isEmpty() && !whole && !closed;
  }

  synchronized long receivedBytes() {
    return receivedBytes;
  }

  /**
   * Lets go of what is there, and asks for nothing more: the client is held back until it is
   * answered. It is not told that nothing more is wanted: a request that is cancelled before it is
   * answered seems broken to its client, which then does not look at the answer.
   */
  synchronized void close() {
    closed = true;
    pieces.clear();
    keptBytes = 0;
  }
}
