package org.linernotes.sink.batch;

import java.util.Comparator;

/** A partition of a topic. Ordered, so that all writers lock offsets alike. */
public record Position(String topic, int partition) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparing(Position::topic).thenComparingInt(Position::partition);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }
}
