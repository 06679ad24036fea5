package org.linernotes.ingest.kafka;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.EventLogException;

/** Counts down the records of one request: one object for all of them, whatever their number. */
final class Acknowledgement implements Callback {
  private final AtomicInteger outstanding;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  Acknowledgement(int records) {
    outstanding = new AtomicInteger(records);
  }

  CompletableFuture<Void> done() {
    return done;
  }

  @Override
  public void onCompletion(RecordMetadata metadata, @Nullable Exception failure) {
    if (failure != null) {
      fail(failure);
    } else if (outstanding.decrementAndGet() == 0) {
      done.complete(null);
    }
  }

  /** The first failure answers the request: one record that may be lost, and all are sent again. */
  void fail(Exception failure) {
    done.completeExceptionally(
        new EventLogException("not acknowledged by the broker: " + failure.getMessage(), failure));
  }
}
