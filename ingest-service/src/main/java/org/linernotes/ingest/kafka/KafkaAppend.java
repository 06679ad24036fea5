package org.linernotes.ingest.kafka;

import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.Append;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.ingest.item.LogEntry;

/**
 * The records of one request: one object counts all of them, whatever their number. Successes come
 * on the producer's own thread alone, failures on any.
 */
final class KafkaAppend implements Append, Callback {
  /** To tell of each record alone would cost more than it is worth. */
  private static final int TELL_BYTES = 16 * 1024;

  private final KafkaEventLog log;
  private final String topic;
  private final LongConsumer released;
  private final @Nullable List<Header> headers;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  /** Records not answered for yet, and one more until the request has sent its last. */
  private final AtomicLong outstanding = new AtomicLong(1);

  private long addedBytes;
  private long untoldBytes;
  private long toldBytes;
  private boolean finished;
  private volatile @Nullable Thread sending;
  private volatile @Nullable EventLogException failure;
  private Timer.@Nullable Sample sinceLast;

  KafkaAppend(
      KafkaEventLog log, String topic, LongConsumer released, @Nullable List<Header> headers) {
    this.headers = headers;
    this.log = log;
    this.topic = topic;
    this.released = released;
  }

  @Override
  public void add(LogEntry entry) {
    addedBytes += entry.sizeBytes();
    requireWhole();
    outstanding.incrementAndGet();
    sending = Thread.currentThread();
    try {
      Future<RecordMetadata> unused = // this is told instead
          log.producer().send(record(entry), this);
    } catch (KafkaException | IllegalStateException e) {
      onCompletion(null, e);
    } finally {
      sending = null;
    }
    requireWhole();
  }

  private ProducerRecord<byte[], byte[]> record(LogEntry entry) {
    return headers == null
        ? new ProducerRecord<>(topic, entry.key(), entry.value())
        : new ProducerRecord<>(topic, null, entry.key(), entry.value(), headers);
  }

  @Override
  public void requireWhole() {
    EventLogException first = failure;
    if (first != null) {
      throw first;
    }
  }

  @Override
  public CompletableFuture<Void> finish() {
    if (!finished) {
      finished = true;
      sinceLast = Timer.start();
      answered();
    }
    return done;
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception cause) {
    if (cause != null || metadata == null) {
      fail(cause);
    } else {
      count(LogEntry.sizeBytes(metadata.serializedKeySize(), metadata.serializedValueSize()));
    }
    answered();
  }

  private void count(int bytes) {
    untoldBytes += bytes;
    // One is this record, one may be the request that goes on: what is not told now waits for more.
    if (untoldBytes >= TELL_BYTES || outstanding.get() <= 2) {
      long tell = untoldBytes;
      untoldBytes = 0;
      toldBytes += tell;
      released.accept(tell);
    }
  }

  /** The first failure answers the request: one record that may be lost, and all are sent again. */
  private void fail(@Nullable Exception cause) {
    if (cause instanceof TimeoutException && Thread.currentThread().equals(sending)) {
      log.refused();
    }
    String words = cause == null ? "no answer" : String.valueOf(cause.getMessage());
    EventLogException first =
        new EventLogException("not acknowledged by the broker: " + words, cause);
    if (done.completeExceptionally(first)) {
      failure = first;
      released.accept(0);
    }
  }

  private void answered() {
    if (outstanding.decrementAndGet() == 0) {
      released.accept(addedBytes - toldBytes);
      if (sinceLast != null) {
        log.acknowledged(sinceLast);
      }
      done.complete(null);
    }
  }
}
