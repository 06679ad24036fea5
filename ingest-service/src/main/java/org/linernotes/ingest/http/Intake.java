package org.linernotes.ingest.http;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.ByteSink;
import org.linernotes.ingest.body.Decoder;
import org.linernotes.ingest.body.HeldBack;
import org.linernotes.ingest.body.Inflation;
import org.linernotes.ingest.flow.RequestBytes;
import org.linernotes.ingest.item.Append;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.item.Items;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.BatchIssues;
import org.linernotes.topic.Topic;

/**
 * One request's items on their way from the body to the log: at once, or, where the body is judged
 * as a whole, when all of them are known. For one thread at a time.
 */
final class Intake implements Items {
  private static final int ENTRIES_AT_ONCE = 256;

  /** Where the items go. */
  record Destination(
      EventLog log, Topic topic, LongConsumer released, @Nullable String traceParent) {}

  private final BodyReading form;
  private final Destination destination;
  private final RequestBytes bytes;
  private final BatchIssues issues = new BatchIssues();
  private final boolean atomic;
  private final boolean whole;
  private final int mostItems;
  private final Inflation inflation;
  private final Decoder decoder;
  private final Queue<LogEntry> collected = new ArrayDeque<>();
  private @Nullable Append append;
  private long seenBytes;
  private long bodyBytes;
  private long collectedBytes;
  private long sentBytes;
  private long accepted;
  private long countedItems;
  private long countedBytes;

  Intake(WriteRequest head, Destination destination, RequestBytes bytes, BodyLimits limits) {
    this.form = head.form();
    this.destination = destination;
    this.bytes = bytes;
    this.atomic = head.atomic();
    this.whole = head.judgedWhole();
    this.mostItems = limits.wholeItems();
    this.inflation = whole ? Inflation.ofWhole(limits) : Inflation.ofStream(limits);
    ByteSink reader = form.open(this, limits, inflation);
    boolean heldBack = head.isCompressed() && !whole; // a whole body is read at its end anyway
    this.decoder = head.coding().decoder(heldBack ? new HeldBack(reader) : reader, inflation);
  }

  /**
   * Takes a piece of the body, whose bytes are kept no more.
   *
   * @throws BodyException if it cannot be read on
   * @throws org.linernotes.ingest.item.EventLogException if the log does not take an item
   */
  void accept(byte[] piece, int from, int to) {
    try {
      decoder.accept(piece, from, to);
    } finally {
      account(to - from);
    }
  }

  /** Takes the body's end; throws as {@link #accept}. */
  void end() {
    try {
      decoder.end();
    } finally {
      account(0);
    }
  }

  /**
   * Reads on in what was kept until the end; true while there is more. Throws as {@link #accept}.
   */
  boolean readMore() {
    boolean more;
    try {
      more = decoder.giveMore();
    } finally {
      account(0);
    }
    if (!more) {
      bytes.drop(bodyBytes);
      bodyBytes = 0;
    }
    return more;
  }

  /**
   * Once for so many bytes of a piece: the counters are shared with all other requests. What a body
   * that is kept whole takes in place of its pieces is one change, or there would seem to be no
   * room for what is there already.
   */
  private void account(long readBytes) {
    if (sentBytes > 0) {
      bytes.sent(sentBytes);
      sentBytes = 0;
    }
    long more = -readBytes;
    if (whole) {
      long inflated = inflation.inflatedBytes() - seenBytes;
      more += inflated + collectedBytes;
      bodyBytes += inflated;
      seenBytes += inflated;
      collectedBytes = 0;
    }
    bytes.keep(more);
  }

  @Override
  public BatchIssues begin() {
    if (whole && issues.received() == mostItems) {
      throw new BodyException(
          BodyException.Code.TOO_MANY_ITEMS,
          "more than " + mostItems + " items; send them in parts, or as lines");
    }
    issues.begin();
    return issues;
  }

  @Override
  public void end(@Nullable LogEntry entry) {
    boolean good = entry != null && !issues.rejectedNow();
    issues.end();
    if (entry == null || !good) {
      return;
    }
    accepted++;
    if (whole) {
      collected.add(entry);
      collectedBytes += entry.sizeBytes();
    } else {
      form.beforeAppend();
      send(entry);
    }
  }

  private void send(LogEntry entry) {
    if (append == null) {
      append =
          destination
              .log()
              .open(destination.topic(), destination.released(), destination.traceParent());
    }
    sentBytes += entry.sizeBytes();
    append.add(entry);
  }

  /** Fails if what was sent did, as {@link #accept}: what waits for it would wait for ever. */
  void requireWhole() {
    if (append != null) {
      append.requireWhole();
    }
  }

  /** True if the items are all known and those that are good must not be sent. */
  boolean isRefused() {
    return issues.rejected() > 0 && (atomic || accepted == 0);
  }

  /** All are judged, and those that were collected are about to be sent. */
  void beginSending() {
    form.beforeAppend();
  }

  /** Sends some of what was collected; true while there is more. Throws as {@link #accept}. */
  boolean sendCollected() {
    long moved = 0;
    try {
      for (int i = 0; i < ENTRIES_AT_ONCE && !collected.isEmpty(); i++) {
        LogEntry entry = collected.remove();
        moved += entry.sizeBytes();
        send(entry);
      }
    } finally {
      bytes.sent(sentBytes);
      sentBytes = 0;
      bytes.drop(moved);
    }
    return !collected.isEmpty();
  }

  /** Nothing more is sent; done when what was is durable. */
  CompletableFuture<Void> finish() {
    decoder.close();
    return append == null ? CompletableFuture.completedFuture(null) : append.finish();
  }

  /** Items read since {@link #counted}. */
  long uncountedItems() {
    return issues.received() - countedItems;
  }

  /** Inflated bytes read since {@link #counted}. */
  long uncountedBytes() {
    return inflation.inflatedBytes() - countedBytes;
  }

  /** What was read was counted. */
  void counted() {
    countedItems = issues.received();
    countedBytes = inflation.inflatedBytes();
  }

  boolean isWhole() {
    return whole;
  }

  /** True if something was sent, so that some of it may be recorded. */
  boolean isSent() {
    return append != null;
  }

  BatchIssues issues() {
    return issues;
  }

  long accepted() {
    return accepted;
  }
}
