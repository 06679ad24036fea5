package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.cli.client.ItemKind;
import org.linernotes.cli.client.MonthAudit;
import org.linernotes.cli.client.MonthTotals;
import org.linernotes.cli.client.Pause;
import org.linernotes.cli.client.Upload;
import org.linernotes.cli.client.UploadReport;
import org.linernotes.cli.client.UploadWatcher;
import org.linernotes.demo.SampleWorld;
import org.linernotes.demo.TrainingRun;
import org.linernotes.standalone.Settled;
import org.linernotes.standalone.Standalone;

/** What the demo does on a running stack, all of it through the API. */
final class DemoRun {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final Duration ASK_AGAIN = Duration.ofMillis(150);
  private static final int SHOWN = 15;

  private final Surroundings surroundings;
  private final Standalone running;
  private final YearMonth month;
  private final DemoKeys keys;
  private final ApiClient finance;

  DemoRun(Surroundings surroundings, Standalone running, YearMonth month) {
    this.surroundings = surroundings;
    this.running = running;
    this.month = month;
    this.keys = new DemoKeys(running, surroundings.clock());
    this.finance = new ApiClient(running.run().url(), keys.make(Role.FINANCE, null));
  }

  /** Loads the catalogue, replays the runs, and returns when all of it is booked. */
  void replay(SampleWorld world) throws IOException {
    ApiClient admin = new ApiClient(running.run().url(), keys.make(Role.ADMIN, null));
    int items = world.tracks().size() + world.licences().size() + world.consents().size();
    try (Progress progress = progress("catalogue", items)) {
      send(admin, ItemKind.TRACKS, world.tracks(), progress);
      send(admin, ItemKind.LICENCES, world.licences(), progress);
      send(admin, ItemKind.CONSENTS, world.consents(), progress);
    }
    long sent = 0;
    try (Progress progress = progress("training run", world.events())) {
      for (TrainingRun run : world.runs()) {
        ApiClient platform =
            new ApiClient(running.run().url(), keys.make(Role.PLATFORM, run.platform()));
        sent += send(platform, ItemKind.USAGE, run.events(), progress);
      }
    }
    awaitBooked(sent);
  }

  private long send(ApiClient api, ItemKind kind, List<?> items, Progress progress)
      throws IOException {
    api.awaitKey(kind);
    UploadReport report =
        new Upload(api, Pause.REAL)
            .send(kind, new ByteArrayInputStream(SampleWorld.ndjson(items)), new Watcher(progress));
    if (report.rejected() > 0) {
      throw new IllegalStateException(report.rejected() + " " + kind + " of the sample rejected");
    }
    return report.accepted();
  }

  /** Until the audit accounts for every event, nothing is under way, and two looks agree. */
  private void awaitBooked(long sent) {
    Instant end = surroundings.clock().instant().plus(PATIENCE);
    @Nullable JsonNode before = null;
    try (Settled settled = running.settled()) {
      while (surroundings.clock().instant().isBefore(end)) {
        boolean booked =
            MonthAudit.of(finance.json("/v1/audit/" + month)).accountsFor(sent) && settled.now();
        JsonNode totals = booked ? finance.json("/v1/royalties/" + month) : null;
        if (totals != null && totals.equals(before)) {
          return;
        }
        before = totals;
        Pause.REAL.take(ASK_AGAIN);
      }
    }
    throw new IllegalStateException(
        "after " + PATIENCE.toSeconds() + " s not all of " + sent + " events were accounted for");
  }

  /** Tells what came of it, and where to look next. */
  void printResults(boolean kept) {
    MonthTotals totals = MonthTotals.of(finance.json("/v1/royalties/" + month));
    say("");
    say("Royalties of " + month + ", the largest of " + totals.totals().size() + " totals");
    say("");
    say(RoyaltyTable.of(totals, SHOWN));
    say("Audit: every event that was answered 202 is somewhere");
    say("");
    for (MonthAudit.Platform platform : audit().platforms()) {
      say(platform.platform() + ": " + platform.equation());
    }
    say("");
    say("Console: " + running.run().url() + "/");
    say("API, rendered: " + running.run().url() + "/docs");
    if (kept) {
      String key = keys.make(Role.FINANCE, null);
      say("Sign in to the console with this key of finance's: " + key);
      say("Why a party is owed what it is owed, line by line:");
      say(
          "  curl -H 'Authorization: Bearer "
              + key
              + "' "
              + running.run().url()
              + "/v1/royalties/"
              + month
              + "/parties/"
              + party(totals));
      say("Running until Ctrl-C.");
    } else {
      say("All of it ends now; linernotes demo --keep leaves it running, linernotes up lasts.");
    }
  }

  private MonthAudit audit() {
    return MonthAudit.of(finance.json("/v1/audit/" + month));
  }

  private static String party(MonthTotals totals) {
    return totals.totals().isEmpty() ? "PARTY" : totals.totals().get(0).party();
  }

  private Progress progress(String task, long total) {
    return surroundings.terminal()
        ? Progress.bar(task, "", 1, total)
        : Progress.lines(surroundings.out(), task, total);
  }

  private void say(String line) {
    surroundings.out().println(line);
  }

  /** Shows how far it is; what is odd in the sample is meant to be. */
  private record Watcher(Progress progress) implements UploadWatcher {
    @Override
    public void answered(int items) {
      progress.add(items);
    }

    @Override
    public void issue(long line, Issue issue) {
      if (!issue.warning()) {
        throw new IllegalStateException("line " + line + " of the sample: " + issue);
      }
    }
  }
}
