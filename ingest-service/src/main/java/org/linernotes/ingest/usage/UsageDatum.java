package org.linernotes.ingest.usage;

import java.nio.charset.StandardCharsets;
import org.linernotes.ingest.avro.AvroBytes;
import org.linernotes.ingest.body.Utf8;

/** One event's values, found but not judged yet. Reused from event to event. */
final class UsageDatum {
  private final UsagePlan plan;
  private final int[] from = new int[UsageColumn.ALL.size()];
  private final int[] to = new int[UsageColumn.ALL.size()];
  private final long[] numbers = new long[UsageColumn.ALL.size()];
  private final boolean[] given = new boolean[UsageColumn.ALL.size()];
  private byte[] bytes = new byte[0];

  UsageDatum(UsagePlan plan) {
    this.plan = plan;
  }

  /** Finds the values of the event that stands there, and leaves the bytes behind it. */
  void scan(AvroBytes in) {
    bytes = in.bytes();
    for (UsagePlan.Step step : plan.steps()) {
      int place = step.column().place();
      boolean absent = step.branches() > 0 && in.readIndex(step.branches()) == step.nullBranch();
      given[place] = !absent;
      if (!absent) {
        value(step, place, in);
      }
    }
  }

  private void value(UsagePlan.Step step, int place, AvroBytes in) {
    switch (step.kind()) {
      case TEXT -> {
        in.readText();
        from[place] = in.textFrom();
        to[place] = in.at();
      }
      case SYMBOL -> numbers[place] = in.readIndex(step.symbols().size());
      default -> numbers[place] = in.readLong();
    }
  }

  boolean isGiven(UsageColumn column) {
    return given[column.place()];
  }

  long number(UsageColumn column) {
    return numbers[column.place()];
  }

  String text(UsagePlan.Step step) {
    int place = step.column().place();
    return step.kind() == UsagePlan.Kind.SYMBOL
        ? step.symbols().get((int) numbers[place])
        : new String(bytes, from[place], to[place] - from[place], StandardCharsets.UTF_8);
  }

  /** The JSON of the other fields, as bytes. */
  byte[] bytes() {
    return bytes;
  }

  int from(UsageColumn column) {
    return from[column.place()];
  }

  int to(UsageColumn column) {
    return to[column.place()];
  }

  /** Where a text is not UTF-8, from its start; -1 if it is. Zero bytes are text in Avro. */
  int fault(UsageColumn column) {
    int end = to(column);
    int fault = Utf8.fault(bytes, from(column), end);
    while (fault >= 0 && bytes[fault] == 0) {
      fault = Utf8.fault(bytes, fault + 1, end);
    }
    return fault < 0 ? -1 : fault - from(column);
  }
}
