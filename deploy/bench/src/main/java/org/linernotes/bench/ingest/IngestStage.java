package org.linernotes.bench.ingest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.load.Tally;
import org.linernotes.bench.profile.Recording;

/**
 * Each form of body over some connections beside a raw producer of the same records, in turn, in
 * rounds; then latencies at half of the peak, in rounds as well.
 */
public final class IngestStage {
  private static final int WARM_UP_CONNECTIONS = 16;

  private final IngestOptions options;
  private final Path folder;
  private final PrintStream out;
  private final PrintStream progress;
  private final List<Recording.Window> windows = new ArrayList<>();

  /**
   * @param folder for data and logs
   * @param out for the tables
   * @param progress for a line after each measurement
   */
  public IngestStage(IngestOptions options, Path folder, PrintStream out, PrintStream progress) {
    this.options = options;
    this.folder = folder;
    this.out = out;
    this.progress = progress;
  }

  /** Measures, and prints the tables. */
  public void run() {
    Path recording = options.recording();
    List<String> flags = recording == null ? List.of() : Recording.flags(recording);
    int most = Collections.max(options.connections());
    try (Instrument instrument = new Instrument(folder, flags, options.forms(), most)) {
      warmUp(instrument);
      IngestTable table = throughput(instrument);
      table.print(out);
      if (options.latency()) {
        latencies(instrument, table);
      }
    }
    if (recording != null) {
      Recording.of(recording).print(windows, out); // written when the service has ended
    }
  }

  private void warmUp(Instrument instrument) {
    say("warm-up, raw", instrument.raw(options.warmUpSeconds()));
    say("warm-up, raw, defaults", instrument.rawDefaults(options.warmUpSeconds()));
    int connections = Math.min(WARM_UP_CONNECTIONS, Collections.max(options.connections()));
    for (BodyForm form : options.forms()) {
      say(
          "warm-up, " + form.label(),
          instrument.saturate(form, connections, options.warmUpSeconds()));
    }
  }

  private IngestTable throughput(Instrument instrument) {
    List<Measured> raw = new ArrayList<>();
    List<Measured> rawDefaults = new ArrayList<>();
    Map<IngestTable.Load, List<Measured>> ours = new LinkedHashMap<>();
    for (int round = 0; round < options.rounds(); round++) {
      raw.add(say("raw", instrument.raw(options.seconds())));
      rawDefaults.add(say("raw, defaults", instrument.rawDefaults(options.seconds())));
      for (BodyForm form : options.forms()) {
        for (int connections : options.connections()) {
          IngestTable.Load load = new IngestTable.Load(form, connections);
          ours.computeIfAbsent(load, any -> new ArrayList<>()).add(saturate(instrument, load));
        }
      }
    }
    return new IngestTable(raw, rawDefaults, ours);
  }

  private Measured saturate(Instrument instrument, IngestTable.Load load) {
    Instant from = Instant.now();
    Measured measured = instrument.saturate(load.form(), load.connections(), options.seconds());
    windows.add(new Recording.Window(load.form().label(), from, Instant.now(), measured.events()));
    return say(load.form().label() + ", " + load.connections() + " connections", measured);
  }

  private void latencies(Instrument instrument, IngestTable table) {
    int connections = Collections.max(options.connections());
    Map<BodyForm, Double> rates = new EnumMap<>(BodyForm.class);
    for (BodyForm form : options.forms()) {
      if (table.peak(form) > 0) { // else all was refused
        rates.put(form, table.peak(form) / 2);
      }
    }
    Map<BodyForm, Tally> tallies = new EnumMap<>(BodyForm.class);
    for (int round = 0; round < options.rounds(); round++) {
      rates.forEach(
          (form, rate) -> {
            progress.println(form.label() + " at half of the peak");
            Tally tally = instrument.atRate(form, connections, rate, options.seconds());
            refused(tally.refused(), tally.refusal());
            @Nullable Tally before = tallies.putIfAbsent(form, tally);
            if (before != null) {
              before.add(tally);
            }
          });
    }
    new LatencyTable(rates, tallies, connections).print(out);
  }

  private Measured say(String what, Measured measured) {
    progress.printf(Locale.ROOT, "%-40s %,12.0f/s%n", what, measured.perSecond());
    refused(measured.refused(), measured.refusal());
    return measured;
  }

  private void refused(long requests, @Nullable String answer) {
    if (answer != null) {
      progress.printf(Locale.ROOT, "  %d refused, such as: %s%n", requests, answer);
    }
  }
}
