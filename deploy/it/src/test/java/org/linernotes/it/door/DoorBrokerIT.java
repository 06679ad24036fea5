package org.linernotes.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.BrokerProcess;
import org.linernotes.it.kit.Door;
import org.linernotes.it.kit.Items;
import org.linernotes.it.world.Kind;
import org.linernotes.topic.Topics;

/** The broker is slow, or gone, and comes back: nothing is lost, and nobody has to restart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorBrokerIT {
  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
  private static final long ANSWER_SECONDS = 60;
  private static final int SENDERS = 32;
  private static final int UNAVAILABLE = 503;

  private final ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
  private BrokerProcess broker;
  private Door door;
  private Api platform;

  @BeforeAll
  void open(@TempDir Path folder) {
    broker = BrokerProcess.start(folder);
    door =
        Door.open(
            broker.bootstrapServers(), Map.of("LINERNOTES_INGEST_DELIVERY_TIMEOUT_SECONDS", "10"));
    platform = door.platform("steadfast");
  }

  @AfterAll
  void close() {
    senders.shutdownNow();
    door.close();
    broker.close();
  }

  @Test
  void shouldAnswer503WhileTheBrokerIsGoneAndAcceptAgainWhenItIsBack() {
    List<String> acknowledged = new ArrayList<>();
    send("before").forEach(sent -> acknowledged.addAll(sent.requireAccepted()));

    broker.kill();
    List<Sent> refused;
    try {
      refused = send("gone");
      assertThat(platform.get("/health/live").status()).isEqualTo(200);
      assertThat(platform.get("/health/ready").status()).isEqualTo(UNAVAILABLE);
    } finally {
      broker.restart();
    }
    assertThat(refused)
        .allSatisfy(
            sent -> {
              assertThat(sent.answer().status()).as(sent.answer().text()).isEqualTo(UNAVAILABLE);
              assertThat(sent.answer().code()).isEqualTo("BROKER_UNAVAILABLE");
              assertThat(sent.answer().headers().firstValueAsLong("retry-after")).isPresent();
            });

    acknowledged.addAll(awaitAccepted("back"));
    send("gone").forEach(sent -> acknowledged.addAll(sent.requireAccepted()));

    assertThat(door.recordKeys(Topics.USAGE_REPORTED)).containsAll(acknowledged);
  }

  @Test
  void shouldAnswer503WhileTheBrokerIsStuckAndGoOnWhenItIsNot() {
    broker.pause();
    List<Sent> refused;
    try {
      refused = send("stuck");
      assertThat(platform.get("/health/live").status()).isEqualTo(200);
    } finally {
      broker.resume();
    }
    assertThat(refused)
        .allSatisfy(sent -> assertThat(sent.answer().status()).isEqualTo(UNAVAILABLE));
    List<String> acknowledged = new ArrayList<>(awaitAccepted("on"));
    send("stuck").forEach(sent -> acknowledged.addAll(sent.requireAccepted()));

    assertThat(door.recordKeys(Topics.USAGE_REPORTED)).containsAll(acknowledged);
  }

  /** A request and its answer. */
  private record Sent(List<JsonNode> events, Answer answer) {

    /** The keys of its records. */
    List<String> requireAccepted() {
      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      return events.stream().map(event -> event.get("track").asText()).toList();
    }
  }

  /** Sends from many threads at once, more than any pool of workers has. */
  private List<Sent> send(String name) {
    List<Future<Sent>> running =
        IntStream.range(0, SENDERS)
            .mapToObj(i -> events(name + "-" + i))
            .map(events -> senders.submit(() -> sent(events)))
            .toList();
    return running.stream().map(DoorBrokerIT::answered).toList();
  }

  private static Sent answered(Future<Sent> running) {
    try {
      return running.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("no answer within " + ANSWER_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private Sent sent(List<JsonNode> events) {
    return new Sent(events, platform.post(Kind.USAGE.path(), events));
  }

  private static List<JsonNode> events(String name) {
    return IntStream.range(0, 10)
        .<JsonNode>mapToObj(i -> Items.usage(name + "-" + i, name + "-" + i))
        .toList();
  }

  /** Sends until it is accepted, as a client that is told to retry does. */
  private List<String> awaitAccepted(String name) {
    List<JsonNode> events = events(name);
    return Awaitility.await("accepted again")
        .atMost(BACK_WITHIN)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> sent(events), sent -> sent.answer().status() == 202)
        .requireAccepted();
  }
}
