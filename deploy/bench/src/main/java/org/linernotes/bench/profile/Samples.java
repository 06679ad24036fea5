package org.linernotes.bench.profile;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/** Execution samples, allocation and pauses, counted. */
final class Samples {
  private static final int SHOWN = 15;

  private final Map<String, Long> methods = new HashMap<>();
  private final Map<String, Long> packages = new HashMap<>();
  private final Map<String, Long> threads = new HashMap<>();
  private final Map<String, Long> allocated = new HashMap<>();
  private Duration paused = Duration.ZERO;
  private long samples;

  void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.ExecutionSample" -> sample(event);
      case "jdk.ObjectAllocationSample" -> allocation(event);
      case "jdk.GarbageCollection" -> paused = paused.plus(event.getDuration("sumOfPauses"));
      default -> {} // of no interest here
    }
  }

  private void sample(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (stack == null || stack.getFrames().isEmpty()) {
      return;
    }
    samples++;
    RecordedFrame top = stack.getFrames().get(0);
    RecordedMethod method = top.getMethod();
    String type = method.getType().getName();
    methods.merge(type + "." + method.getName(), 1L, Long::sum);
    packages.merge(type.substring(0, Math.max(0, type.lastIndexOf('.'))), 1L, Long::sum);
    RecordedThread thread = event.getThread("sampledThread");
    threads.merge(threadName(thread), 1L, Long::sum);
  }

  private static String threadName(@Nullable RecordedThread thread) {
    String name = thread == null ? null : thread.getJavaName();
    return name == null ? "?" : name.replaceAll("[-#0-9]+$", "");
  }

  private void allocation(RecordedEvent event) {
    RecordedClass type = event.getClass("objectClass");
    allocated.merge(type.getName(), event.getLong("weight"), Long::sum);
  }

  void print(String label, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%s: %d samples of running Java code, %d ms of collector's pauses%n",
        label,
        samples,
        paused.toMillis());
    top("threads", threads, out);
    top("packages", packages, out);
    top("methods", methods, out);
    top("allocated", allocated, out);
  }

  private static void top(String title, Map<String, Long> counts, PrintStream out) {
    double all = counts.values().stream().mapToLong(Long::longValue).sum();
    out.println("  " + title);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            entry ->
                out.printf(
                    Locale.ROOT,
                    "    %5.1f %%  %s%n",
                    100 * entry.getValue() / all,
                    entry.getKey()));
  }
}
