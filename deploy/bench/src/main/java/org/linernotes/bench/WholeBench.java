package org.linernotes.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.cli.client.ItemKind;
import org.linernotes.cli.client.MonthAudit;
import org.linernotes.cli.client.Pause;
import org.linernotes.cli.client.Upload;
import org.linernotes.cli.client.UploadWatcher;
import org.linernotes.standalone.Settled;
import org.linernotes.standalone.Standalone;
import org.linernotes.standalone.StartWatcher;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/** A real training run through the whole stack, from the first POST until all of it is booked. */
final class WholeBench {
  private static final String[] MONTHS = {"2026-09", "2026-10"};

  private final Path data;
  private final Path folder;

  /**
   * @param data folder with tracks, licences, consents and usage-PLATFORM as .ndjson.gz
   * @param folder for the stack
   */
  WholeBench(Path data, Path folder) {
    this.data = data;
    this.folder = folder;
  }

  void run(Report report) {
    Standalone.Options options =
        new Standalone.Options(folder, 0, EmbeddedDatabase.Durability.MACHINE, Map.of());
    try (Standalone stack = Standalone.start(options, Clock.systemUTC(), StartWatcher.NONE)) {
      ApiClient admin = client(stack, Role.ADMIN, null);
      ApiClient finance = client(stack, Role.FINANCE, null);
      ApiClient sonara = client(stack, Role.PLATFORM, "sonara");
      ApiClient musicflow = client(stack, Role.PLATFORM, "musicflow");
      admin.awaitReady(Duration.ofSeconds(60));
      Stopwatch.seconds(() -> musicflow.awaitKey(ItemKind.USAGE)); // not counted
      long[] sent = new long[1];
      double seconds =
          Stopwatch.seconds(
              () -> {
                send(admin, ItemKind.TRACKS, "tracks");
                send(admin, ItemKind.LICENCES, "licences");
                send(admin, ItemKind.CONSENTS, "consents");
                sent[0] = send(musicflow, ItemKind.USAGE, "usage-musicflow");
                sent[0] += send(sonara, ItemKind.USAGE, "usage-sonara");
                awaitBooked(stack, finance, sent[0]);
              });
      report.line("whole stack, first POST to audit complete", sent[0], "events", seconds);
    }
  }

  private static ApiClient client(Standalone stack, Role role, @Nullable String subject) {
    ApiKey key = ApiKey.create(new SecureRandom()::nextBytes);
    try (KeyWriter writer = new KeyWriter(stack.kafka(), stack.schemaIds())) {
      writer.add(key, role, subject, Instant.now(), null);
    }
    return new ApiClient(stack.run().url(), key.text());
  }

  private long send(ApiClient api, ItemKind kind, String name) throws IOException {
    try (InputStream file = Files.newInputStream(data.resolve(name + ".ndjson.gz"));
        InputStream lines = new BufferedInputStream(new GZIPInputStream(file))) {
      return new Upload(api, Pause.REAL).send(kind, lines, new Silent()).accepted();
    }
  }

  private static void awaitBooked(Standalone stack, ApiClient finance, long events)
      throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    try (Settled settled = stack.settled()) {
      while (!(settled.now() && accounted(finance) == events)) {
        never.await(50, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static long accounted(ApiClient finance) {
    long sum = 0;
    for (String month : MONTHS) {
      for (MonthAudit.Platform platform :
          MonthAudit.of(finance.json("/v1/audit/" + month)).platforms()) {
        sum += platform.reported();
      }
    }
    return sum;
  }

  private static final class Silent implements UploadWatcher {
    @Override
    public void answered(int items) {}

    @Override
    public void issue(long line, Issue issue) {}
  }
}
