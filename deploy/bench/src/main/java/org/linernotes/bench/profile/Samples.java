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
  private static final String OURS = "org.linernotes.";

  private final Map<String, Long> methods = new HashMap<>();
  private final Map<String, Long> packages = new HashMap<>();
  private final Map<String, Long> ours = new HashMap<>();
  private final Map<String, Long> threads = new HashMap<>();
  private final Map<String, Long> allocated = new HashMap<>();
  private Duration paused = Duration.ZERO;
  private long samples;
  private long events;

  /** Counts events that were sent while the samples were taken. */
  void addEvents(long more) {
    events += more;
  }

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
    RecordedMethod top = stack.getFrames().get(0).getMethod();
    String type = top.getType().getName();
    methods.merge(name(top), 1L, Long::sum);
    packages.merge(type.substring(0, Math.max(0, type.lastIndexOf('.'))), 1L, Long::sum);
    ours.merge(nearestOurs(stack), 1L, Long::sum);
    threads.merge(threadName(event.getThread("sampledThread")), 1L, Long::sum);
  }

  /** On whose behalf the method at the top ran. */
  private static String nearestOurs(RecordedStackTrace stack) {
    return stack.getFrames().stream()
        .map(RecordedFrame::getMethod)
        .filter(method -> method.getType().getName().startsWith(OURS))
        .map(Samples::name)
        .findFirst()
        .orElse("none of ours");
  }

  private static String name(RecordedMethod method) {
    return shown(method.getType().getName()) + "." + method.getName();
  }

  /** Lambdas have a class and a number each. */
  private static String shown(String type) {
    int lambda = type.indexOf("$$Lambda");
    return lambda < 0 ? type : type.substring(0, lambda) + "$$Lambda";
  }

  private static String threadName(@Nullable RecordedThread thread) {
    String name = thread == null ? null : thread.getJavaName();
    return name == null ? "?" : name.replaceAll("[-#0-9]+$", "");
  }

  private void allocation(RecordedEvent event) {
    RecordedClass type = event.getClass("objectClass");
    allocated.merge(shown(type.getName()), event.getLong("weight"), Long::sum);
  }

  void print(String label, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%n%s: %d samples of running Java code, %d ms of collector's pauses, %.0f bytes allocated per event%n",
        label,
        samples,
        paused.toMillis(),
        (double) sum(allocated) / Math.max(1, events));
    top("threads", threads, out);
    top("packages", packages, out);
    top("methods", methods, out);
    top("nearest method of ours", ours, out);
    top("allocated", allocated, out);
  }

  private static void top(String title, Map<String, Long> counts, PrintStream out) {
    double all = sum(counts);
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

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
