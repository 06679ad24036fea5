package org.linernotes.ingest.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.item.EventLog;
import org.linernotes.ingest.item.EventLogException;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.topic.Topic;

/** A log in memory, whose broker can be away or silent. */
final class FakeLog implements EventLog {
  final List<LogEntry> entries = new CopyOnWriteArrayList<>();
  final List<Topic> topics = new CopyOnWriteArrayList<>();
  final Semaphore appends = new Semaphore(0);
  volatile boolean away;
  volatile @Nullable CompletableFuture<Void> silence;

  @Override
  public CompletableFuture<Void> append(Topic topic, List<LogEntry> sent) {
    if (away) {
      return CompletableFuture.failedFuture(
          new EventLogException("away", new IllegalStateException("away")));
    }
    topics.add(topic);
    entries.addAll(sent);
    appends.release();
    CompletableFuture<Void> held = silence;
    return held != null ? held : CompletableFuture.completedFuture(null);
  }
}
