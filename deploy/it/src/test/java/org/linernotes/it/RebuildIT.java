package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Months;
import org.linernotes.it.kit.Prints;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Seed;
import org.linernotes.it.world.World;
import org.linernotes.it.world.Worlds;

/** All projections are dropped and read again from the topics: not a byte is otherwise. */
@ExtendWith(Integration.class)
class RebuildIT {
  private static final int WORLDS = 4;
  private static final String REBUILD = "/v1/projections:rebuild";
  private static final List<String> REPORTS =
      List.of(
          "/v1/royalties/%s",
          "/v1/usage/%s/artists?limit=10000",
          "/v1/unlicensed/%s?limit=10000",
          "/v1/audit/%s",
          "/v1/ledger/entries?period=%s&limit=10000",
          "/v1/reconciliation/%s",
          "/v1/exports/%s/royalties.csv");
  private static final List<String> OF_ALL_MONTHS =
      List.of(
          "/v1/tracks?limit=10000",
          "/v1/works/unlicensed?limit=10000",
          "/v1/licences?limit=10000",
          "/v1/consents?limit=10000",
          "/v1/artists?limit=10000",
          "/v1/months");

  private final Stack stack;
  private final Months months;

  RebuildIT(Stack stack) {
    this.stack = stack;
    this.months = new Months(stack);
  }

  @Test
  void shouldGiveTheSameBytesAfterTheProjectionsWereDropped() {
    long seed = Seed.first();
    System.out.println("RebuildIT: -Dlinernotes.it.seed=" + seed);
    List<Input> inputs =
        IntStream.range(0, WORLDS)
            .mapToObj(number -> Worlds.random(seed + number, number))
            .flatMap(world -> world.inputs().stream())
            .toList();
    new Upload(stack).world(new World(inputs).shuffled(seed).acceptedInOrder());
    months.reviewed("2024-01");
    months.closed("2024-01");
    months.reviewed("2024-02"); // whose pools and guarantees are a draft still
    SortedMap<String, String> before = everything();

    assertThat(stack.finance().post(REBUILD, "").status()).isEqualTo(403);
    assertThat(stack.admin().post(REBUILD, "").status()).isEqualTo(202);

    Awaitility.await("rebuilt")
        .atMost(Duration.ofSeconds(180))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(Prints.changed(before, everything())).isEmpty());
  }

  /** All that anybody can read of the months. */
  private SortedMap<String, String> everything() {
    SortedMap<String, String> everything = new TreeMap<>(Prints.of(stack, "2024-01", 1));
    months.documents("2024-02").forEach((party, text) -> everything.put("draft of " + party, text));
    for (Map.Entry<String, String> month : months.all().entrySet()) {
      for (String report : REPORTS) {
        String path = report.formatted(month.getKey());
        everything.put(path, stack.finance().get(path).text());
      }
    }
    OF_ALL_MONTHS.forEach(path -> everything.put(path, stack.finance().get(path).text()));
    return everything;
  }
}
