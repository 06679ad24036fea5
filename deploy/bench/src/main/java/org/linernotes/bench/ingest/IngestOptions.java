package org.linernotes.bench.ingest;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.bench.events.BodyForm;
import picocli.CommandLine.Option;

/** What is measured of ingest, and for how long. */
public final class IngestOptions {
  private static final double QUICK_SECONDS = 0.5;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "6",
      description = "Length of a measurement (default: ${DEFAULT-VALUE})")
  private double seconds = 6;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "10",
      description = "Length of what is not counted, for each form (default: ${DEFAULT-VALUE})")
  private double warmUpSeconds = 10;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds, of which the median counts (default: ${DEFAULT-VALUE})")
  private int rounds = 3;

  @Option(
      names = "--connections",
      paramLabel = "N",
      split = ",",
      defaultValue = "1,4,16,64",
      description = "Connections to try (default: ${DEFAULT-VALUE})")
  private List<Integer> connections = List.of(1, 4, 16, 64);

  @Option(
      names = "--forms",
      paramLabel = "FORM",
      split = ",",
      description = "Of ${COMPLETION-CANDIDATES} (default: all)")
  private Set<BodyForm> forms = EnumSet.allOf(BodyForm.class);

  @Option(
      names = "--no-latency",
      negatable = true,
      description = "Leave out latency at half of the peak")
  private boolean latency = true;

  @Option(
      names = "--quick",
      description = "One short round over 1 and 4 connections: to see that it works")
  private boolean quick;

  @Option(
      names = "--jfr",
      arity = "0..1",
      paramLabel = "FILE",
      fallbackValue = "ingest-service.jfr",
      description = "Record the service and say what it did (default file: ${FALLBACK-VALUE})")
  private @Nullable Path recording;

  double seconds() {
    return quick ? QUICK_SECONDS : seconds;
  }

  double warmUpSeconds() {
    return quick ? QUICK_SECONDS : warmUpSeconds;
  }

  int rounds() {
    return quick ? 1 : rounds;
  }

  List<Integer> connections() {
    return quick ? List.of(1, 4) : connections;
  }

  Set<BodyForm> forms() {
    return forms;
  }

  boolean latency() {
    return latency;
  }

  @Nullable Path recording() {
    return recording;
  }
}
