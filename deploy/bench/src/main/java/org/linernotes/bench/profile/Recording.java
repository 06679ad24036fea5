package org.linernotes.bench.profile;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** What a Flight Recorder file says of a process, by stretches of time. */
public final class Recording {
  private final Path file;

  /** A stretch of time in which one thing was measured, with so many events. */
  public record Window(String label, Instant from, Instant to, long events) {
    boolean holds(Instant time) {
      return !time.isBefore(from) && time.isBefore(to);
    }
  }

  private Recording(Path file) {
    this.file = file;
  }

  public static Recording of(Path file) {
    return new Recording(file);
  }

  /** The flags of a JVM that writes such a file when it ends. */
  public static List<String> flags(Path file) {
    return List.of(
        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
            + file.toAbsolutePath());
  }

  /** Prints, for each label, what the samples within its windows show. */
  public void print(List<Window> windows, PrintStream out) {
    Map<String, Samples> byLabel = new LinkedHashMap<>();
    for (Window window : windows) {
      byLabel.computeIfAbsent(window.label(), any -> new Samples()).addEvents(window.events());
    }
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        Window window = at(windows, event.getStartTime());
        if (window != null) {
          byLabel.getOrDefault(window.label(), new Samples()).add(event);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    out.println("Recording of the service: " + file.toAbsolutePath());
    byLabel.forEach((label, samples) -> samples.print(label, out));
  }

  private static @Nullable Window at(List<Window> windows, Instant time) {
    for (Window window : windows) {
      if (window.holds(time)) {
        return window;
      }
    }
    return null;
  }
}
