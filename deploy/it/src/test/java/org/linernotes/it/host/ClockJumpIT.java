package org.linernotes.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Items;
import org.linernotes.it.rig.Access;
import org.linernotes.it.rig.process.Deployment;
import org.linernotes.it.rig.process.ServiceKind;
import org.linernotes.it.rig.process.Shape;

/** The clock of an ingest host jumps while it works: months come from the event only. */
@HostFaults
class ClockJumpIT {
  private static final String PLATFORM = "jumping";
  private static final int USES = 50;

  /** Days from the right time. */
  private static final List<Integer> JUMPS = List.of(40, -40, 400, 0);

  @Test
  void shouldCountOnceInTheEventsMonthWhereverTheClockJumps(@TempDir Path folder) {
    FakeClock clock = FakeClock.in(folder);
    try (Deployment deployment = new Deployment(new Shape(1, 1, 1, 1), folder)) {
      deployment.of(ServiceKind.INGEST, 0).set(clock.environment());
      deployment.start();
      try (Access access = new Access(deployment)) {
        access.awaitKeys(List.of(PLATFORM));
        new Story(access, clock).tell();
      }
    }
  }

  private static final class Story {
    private final Api ingest;
    private final Api finance;
    private final FakeClock clock;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private int taken;

    Story(Access access, FakeClock clock) {
      ingest = access.ingest(PLATFORM).get(0);
      finance = access.finance().get(0);
      this.clock = clock;
    }

    void tell() {
      take();
      for (int days : JUMPS) {
        clock.jump(days);
        await(() -> today() == (days < 0 ? 422 : 202)); // not after its own clock, if by much
        take();
      }
      await(() -> counted("2024-02", "recorded") == taken);
      assertThat(counted("2024-02", "conflicts")).isZero();
      assertThat(counted(now.toString().substring(0, 7), "recorded")).isEqualTo(1);
    }

    /** The same event, used now by the right clock. */
    private int today() {
      return ingest
          .post(
              "/v1/usage-events",
              List.of(Items.usage("today", "t").put("occurredAt", now.toString())))
          .status();
    }

    /** What is under way at a jump may be refused: it is sent again, with all that was before. */
    private void take() {
      taken += USES;
      await(() -> send() == 202);
    }

    private int send() {
      List<JsonNode> all =
          IntStream.range(0, taken).<JsonNode>mapToObj(i -> Items.usage("e" + i, "t")).toList();
      return ingest.post("/v1/usage-events", all).status();
    }

    private long counted(String month, String what) {
      JsonNode months = finance.get("/v1/audit/" + month).json().path("platforms");
      return months.isEmpty() ? 0 : months.get(0).get(what).asLong();
    }

    private static void await(Callable<Boolean> condition) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(condition);
    }
  }
}
