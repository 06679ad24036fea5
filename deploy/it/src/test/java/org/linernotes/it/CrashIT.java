package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.UpProcess;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.oracle.Scenario;
import org.linernotes.it.world.Kind;

/** Kill -9 in mid-load: what was answered 202 is counted once, what is sent again a duplicate. */
class CrashIT {
  private static final int TRACKS = 40;
  private static final int BATCHES = 400;
  private static final int BATCH = 50;
  private static final int SENDERS = 4;
  private static final int BATCHES_BEFORE_THE_KILL = 60;
  private static final String PLATFORM = "sonara";

  private final List<List<JsonNode>> batches = batches();

  @Test
  void shouldLoseNothingAcceptedAndCountNothingTwice(@TempDir Path folder)
      throws InterruptedException {
    List<Integer> accepted = new ArrayList<>();
    String platformKey;
    try (UpProcess up = UpProcess.start(folder)) {
      Api admin = up.api("admin", "");
      send(admin, Kind.TRACK, tracks());
      send(admin, Kind.LICENCE, licences());
      platformKey = up.key("platform", PLATFORM);
      Keys.awaitWorking(Api.of(up.url(), platformKey));
      accepted.addAll(loadUntilKilled(up, Api.of(up.url(), platformKey)));
    }
    assertThat(accepted.size()).isBetween(BATCHES_BEFORE_THE_KILL, BATCHES - 1);

    try (UpProcess up = UpProcess.start(folder)) {
      Api platform = Api.of(up.url(), platformKey);
      batches.forEach(batch -> send(platform, Kind.USAGE, batch));
      new CountedOnce(up.api("finance", ""), PLATFORM)
          .await(events(), (long) accepted.size() * BATCH, Oracle.outcome(scenario()));
      up.stop();
    }
  }

  /** Sends from several threads and kills the process while they do; the batches answered 202. */
  private List<Integer> loadUntilKilled(UpProcess up, Api platform) throws InterruptedException {
    ConcurrentLinkedQueue<Integer> accepted = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Integer> next = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < BATCHES; i++) {
      next.add(i);
    }
    CountDownLatch enough = new CountDownLatch(BATCHES_BEFORE_THE_KILL);
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    for (int i = 0; i < SENDERS; i++) {
      senders.execute(() -> sendAll(platform, next, accepted, enough));
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).as("load before the kill").isTrue();
    up.kill();
    senders.shutdown();
    assertThat(senders.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    return List.copyOf(accepted);
  }

  private void sendAll(
      Api platform,
      ConcurrentLinkedQueue<Integer> next,
      ConcurrentLinkedQueue<Integer> accepted,
      CountDownLatch enough) {
    for (Integer batch = next.poll(); batch != null; batch = next.poll()) {
      try {
        if (platform.post(Kind.USAGE.path(), batches.get(batch)).status() == 202) {
          accepted.add(batch);
          enough.countDown();
        }
      } catch (UncheckedIOException e) {
        return; // the process is gone
      }
    }
  }

  private static void send(Api api, Kind kind, List<JsonNode> items) {
    Answer answer = api.post(kind.path(), items);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private Scenario scenario() {
    Map<String, List<JsonNode>> usage = Map.of(PLATFORM, events());
    return new Scenario(tracks(), licences(), List.of(), new TreeMap<>(usage));
  }

  private List<JsonNode> events() {
    return batches.stream().flatMap(List::stream).toList();
  }

  private static List<List<JsonNode>> batches() {
    List<List<JsonNode>> batches = new ArrayList<>();
    for (int b = 0; b < BATCHES; b++) {
      List<JsonNode> batch = new ArrayList<>();
      for (int i = 0; i < BATCH; i++) {
        batch.add(Items.usage("event-" + b + "-" + i, "track-" + (b * BATCH + i) % TRACKS));
      }
      batches.add(batch);
    }
    return batches;
  }

  private static List<JsonNode> tracks() {
    List<JsonNode> tracks = new ArrayList<>();
    for (int i = 0; i < TRACKS; i++) {
      tracks.add(Items.track("track-" + i, "party-" + i % 5));
    }
    return tracks;
  }

  private static List<JsonNode> licences() {
    List<JsonNode> licences = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      licences.add(Items.licence("licence-" + i, "party-" + i, "PER_EXPOSURE", "0.000123"));
    }
    return licences;
  }
}
