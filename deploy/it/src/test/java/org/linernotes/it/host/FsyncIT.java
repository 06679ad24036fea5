package org.linernotes.it.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Door;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.rig.process.Brokers;
import org.linernotes.it.rig.process.ChildProcess;
import org.linernotes.it.rig.process.Ports;
import org.linernotes.it.rig.process.PostgresServer;
import org.linernotes.it.start.kafka.TopicSettings;
import org.linernotes.topic.Topics;

/** A disk that does not write what it was told to: nothing is acknowledged, and nothing is lost. */
@HostFaults
class FsyncIT {
  private static final String CLIENT = "DOOR";

  @BeforeAll
  static void assumePossible() {
    BrokenSync.assumePossible();
  }

  @Test
  void shouldNotCommitWhatTheDatabaseCouldNotSync(@TempDir Path folder) {
    try (PostgresServer server =
        new PostgresServer(folder, new Ports().free(), Map.of("fsync", "on"))) {
      server.start();
      Database owner = server.owner();
      owner.execute("CREATE TABLE paid (id int)");
      owner.execute("INSERT INTO paid VALUES (1)");

      try (BrokenSync broken = BrokenSync.of(all(server.postmaster()))) {
        assertThatThrownBy(() -> owner.execute("INSERT INTO paid VALUES (2)"));
      }
      server.kill();
      server.start();

      owner.execute("INSERT INTO paid VALUES (3)");
      assertThat(owner.texts("SELECT id FROM paid ORDER BY id")).contains("1", "3");
    }
  }

  private static List<Long> all(long postmaster) {
    return Stream.concat(
            Stream.of(postmaster),
            ProcessHandle.of(postmaster).orElseThrow().descendants().map(ProcessHandle::pid))
        .toList();
  }

  @Test
  void shouldNotAnswer202WhenABrokerThatSyncsEachRecordCannot(@TempDir Path folder) {
    try (Brokers brokers = new Brokers(folder, 1, new Ports(), List.of(CLIENT))) {
      brokers.start();
      ChildProcess broker = brokers.processes().get(0);
      try (Door door =
          Door.open(
              brokers.bootstrapServers(),
              Map.of("LINERNOTES_INGEST_DELIVERY_TIMEOUT_SECONDS", "5"))) {
        Api platform = door.platform("syncing");
        TopicSettings.set(door.kafka(), Topics.USAGE_REPORTED, "flush.messages", "1");
        assertThat(send(platform, "before").status()).isEqualTo(202);

        try (BrokenSync broken = BrokenSync.of(List.of(broker.pid()))) {
          assertThat(send(platform, "while").status()).isEqualTo(503);
          Awaitility.await("the broker halts")
              .atMost(Duration.ofSeconds(60))
              .until(() -> !broker.isAlive());
        }
        broker.start();

        Awaitility.await("taken again")
            .atMost(Duration.ofSeconds(60))
            .until(() -> send(platform, "after").status() == 202);
        assertThat(door.records(Topics.USAGE_REPORTED)).isGreaterThanOrEqualTo(2);
      }
    }
  }

  private static Answer send(Api platform, String id) {
    return platform.post("/v1/usage-events", Items.usage(id, "t").toString());
  }
}
