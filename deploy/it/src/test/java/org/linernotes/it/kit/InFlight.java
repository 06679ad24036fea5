package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.kafka.KafkaInFlight;

/** What was accepted and is not rated and booked. */
public final class InFlight {
  private static final Duration LONG = Duration.ofSeconds(60);

  private InFlight() {}

  /**
   * Returns when all that was accepted so far is rated and booked: a licence that overtakes a use,
   * or is overtaken, makes other entries.
   */
  public static void awaitNone(Stack stack) {
    assertThat(after(stack, LONG)).isEmpty();
  }

  /** What still is after a time; empty as soon as nothing is. */
  public static List<String> after(Stack stack, Duration within) {
    KafkaSettings kafka = KafkaSettings.from(stack.settings());
    try (KafkaInFlight check =
        new KafkaInFlight(kafka, stack.context().schemaIds(), () -> booked(stack))) {
      return check.after(within);
    }
  }

  /** Up to where the books have read each topic. */
  public static Map<Position, Long> booked(Stack stack) {
    Map<Position, Long> booked = new HashMap<>();
    String all = "SELECT topic || ' ' || partition || ' ' || next_offset FROM sink_offset";
    for (String row : stack.asService().texts(all)) {
      String[] parts = row.split(" ", 3);
      booked.put(new Position(parts[0], Integer.parseInt(parts[1])), Long.parseLong(parts[2]));
    }
    return booked;
  }
}
