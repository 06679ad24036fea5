package org.linernotes.streams.kafka;

import java.util.List;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.slf4j.MDC;

/** Puts the identity of the event that is worked on into every log line, until it is closed. */
final class EventIdentity implements AutoCloseable {
  private static final List<String> NAMES = List.of("platform", "track", "eventId");

  private EventIdentity(String... values) {
    for (int i = 0; i < values.length; i++) {
      MDC.put(NAMES.get(i), values[i]);
    }
  }

  static EventIdentity of(UsageReported event) {
    return new EventIdentity(event.getPlatform(), event.getTrack(), event.getId());
  }

  static EventIdentity of(UsageVoid taken) {
    return new EventIdentity(taken.getPlatform(), taken.getTrack(), taken.getId());
  }

  @Override
  public void close() {
    NAMES.forEach(MDC::remove);
  }
}
