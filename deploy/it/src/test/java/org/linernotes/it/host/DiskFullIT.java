package org.linernotes.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Items;
import org.linernotes.it.rig.Access;
import org.linernotes.it.rig.process.ChildProcess;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.Shape;

/**
 * The disks of the broker, the database and the streams' state run full one after the other: a
 * clean refusal, nothing corrupt, and all goes on when there is room.
 */
@HostFaults
class DiskFullIT {
  private static final String PLATFORM = "disks";
  private static final int BROKER_MEBIBYTES = 256;
  private static final int DATABASE_MEBIBYTES = 256;
  private static final int STATE_MEBIBYTES = 64;

  @Test
  void shouldRefuseAndGoOnWhenDisksRunFull(@TempDir Path folder) {
    try (SmallDisk broker = SmallDisk.over(folder.resolve("kafka"), BROKER_MEBIBYTES);
        SmallDisk database = SmallDisk.over(folder.resolve("postgres"), DATABASE_MEBIBYTES);
        SmallDisk state = SmallDisk.over(folder.resolve("streams-1"), STATE_MEBIBYTES);
        Deployment deployment =
            new Deployment(
                new Shape(1, 1, 1, 1, Map.of("LINERNOTES_INGEST_DELIVERY_TIMEOUT_SECONDS", "5")),
                folder)) {
      deployment.start();
      try (Access access = new Access(deployment)) {
        access.awaitKeys(List.of(PLATFORM));
        Story story = new Story(deployment, access);
        story.begin();
        story.databaseFull(database);
        story.stateFull(state);
        story.brokerFull(broker);
        story.end();
      }
    }
  }

  /** What is sent through all of it, and how often it was taken. */
  private static final class Story {
    private final Deployment deployment;
    private final Api ingest;
    private final Api admin;
    private final Api finance;
    private int taken;

    Story(Deployment deployment, Access access) {
      this.deployment = deployment;
      ingest = access.ingest(PLATFORM).get(0);
      admin = access.ingest("").get(0);
      finance = access.finance().get(0);
    }

    void begin() {
      admin.post("/v1/catalogue/tracks", List.of(Items.track("t", "party")));
      admin.post(
          "/v1/catalogue/licences", List.of(Items.licence("l", "party", "PER_EXPOSURE", "1")));
      take(10);
      await(this::isBooked);
    }

    /** Sends events that must be taken, each once. */
    private void take(int count) {
      assertThat(send(taken, count)).isEqualTo(202);
      taken += count;
    }

    private int send(int first, int count) {
      List<JsonNode> events =
          IntStream.range(first, first + count)
              .<JsonNode>mapToObj(i -> Items.usage("e" + i, "t"))
              .toList();
      return ingest.post("/v1/usage-events", events).status();
    }

    private boolean isBooked() {
      return recorded() == taken;
    }

    private long recorded() {
      JsonNode months = finance.get("/v1/audit/2024-02").json().path("platforms");
      return months.isEmpty() ? 0 : months.get(0).get("recorded").asLong();
    }

    void databaseFull(SmallDisk disk) {
      disk.fill();
      for (int i = 0; i < 20; i++) {
        take(50); // usage is taken whatever becomes of the books
      }
      disk.free();
      if (deployment.postgres().postmaster() == 0) {
        deployment.postgres().start();
      }
      await(this::isBooked);
    }

    void stateFull(SmallDisk disk) {
      disk.fill();
      for (int i = 0; i < 20; i++) {
        take(50);
      }
      disk.free();
      await(this::isBooked);
    }

    /** A broker halts when it cannot write its log: it takes room and a start to go on. */
    void brokerFull(SmallDisk disk) {
      ChildProcess broker = deployment.brokers().processes().get(0);
      disk.fill();
      await(
          () -> {
            int status = send(taken, 500);
            taken += status == 202 ? 500 : 0;
            return status == 503;
          });
      disk.free();
      if (broker.isAlive()) {
        broker.kill();
      }
      broker.start();
      await(() -> send(taken, 500) == 202); // again, and now it is taken: the same identities
      taken += 500;
      await(this::isBooked);
    }

    void end() {
      take(10);
      await(this::isBooked);
      String all = "\"accrued\":\"" + taken + ".000000000\"";
      await(() -> finance.get("/v1/royalties/2024-02").text().contains(all));
    }

    private static void await(Callable<Boolean> condition) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(180))
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(condition);
    }
  }
}
