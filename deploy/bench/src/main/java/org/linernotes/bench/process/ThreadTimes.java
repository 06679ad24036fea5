package org.linernotes.bench.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Processor time of a process by the names of its threads, those of compiler and collector
 * included, which no Java profile shows. Empty where there is no {@code /proc}.
 */
public final class ThreadTimes {
  private static final double TICKS_PER_SECOND = 100;

  /** Fields of {@code /proc/PID/stat} after the name, as proc(5) counts them, less three. */
  private static final int USER_TICKS = 11;

  private static final int KERNEL_TICKS = 12;

  private ThreadTimes() {}

  /** Seconds since the start; names are cut after 15 characters by the kernel. */
  public static Map<String, Double> of(long pid) {
    Map<String, Double> seconds = new HashMap<>();
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    if (!Files.isDirectory(tasks)) {
      return seconds;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        add(task.resolve("stat"), seconds);
      }
    } catch (IOException e) {
      return Map.of(); // the process has ended
    }
    return seconds;
  }

  /** What was used from one look to the next. */
  public static Map<String, Double> between(Map<String, Double> before, Map<String, Double> after) {
    Map<String, Double> used = new HashMap<>();
    after.forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
    return used;
  }

  private static void add(Path stat, Map<String, Double> seconds) {
    try {
      addLine(Files.readString(stat), seconds);
    } catch (IOException e) {
      return; // the thread has ended
    }
  }

  static void addLine(String stat, Map<String, Double> seconds) {
    int open = stat.indexOf('(');
    int close = stat.lastIndexOf(')');
    String[] fields = stat.substring(close + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[KERNEL_TICKS]);
    String name = stat.substring(open + 1, close).replaceAll("[-#0-9]+$", "");
    seconds.merge(name, ticks / TICKS_PER_SECOND, Double::sum);
  }
}
