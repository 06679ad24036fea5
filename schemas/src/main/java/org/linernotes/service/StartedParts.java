package org.linernotes.service;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a service has started: closed in reverse, whatever of it fails to. */
public final class StartedParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StartedParts.class);

  private final String service;
  private final Deque<Part> parts = new ArrayDeque<>();
  private final List<HealthCheck> live = new CopyOnWriteArrayList<>();

  private record Part(String name, AutoCloseable closeable) {}

  /**
   * @param service its name, for what does not close
   */
  public StartedParts(String service) {
    this.service = service;
  }

  /** Whose they are. */
  public String service() {
    return service;
  }

  /** To be closed before what was added earlier. */
  public <T extends AutoCloseable> T add(String name, T part) {
    parts.push(new Part(name, part));
    return part;
  }

  /** Without it the service is of no use, and only a restart brings it back. */
  public void keepAlive(HealthCheck check) {
    live.add(check);
  }

  /** All that was told to {@link #keepAlive}. */
  public List<HealthCheck> liveness() {
    return List.copyOf(live);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      try {
        part.closeable().close();
      } catch (Exception e) {
        log.warn("{} of {} did not close: {}", part.name(), service, e.getMessage(), e);
      }
    }
  }
}
