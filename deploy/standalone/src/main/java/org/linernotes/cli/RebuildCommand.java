package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.cli.client.Pause;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Drops what the books can rebuild, and waits until they have. */
@Command(
    name = "rebuild",
    description = {
      "Drops the projections of the books and has them read the topics again; the ledger and the"
          + " statements stay. Needs an admin's key.",
      "Returns when all of it is read again; reports are incomplete until then."
    },
    mixinStandardHelpOptions = true)
final class RebuildCommand implements Callable<Integer> {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  private final Surroundings surroundings;
  private final Pause pause;

  @Mixin private final ApiOptions api;

  RebuildCommand(Surroundings surroundings, Pause pause) {
    this.surroundings = surroundings;
    this.pause = pause;
    this.api = new ApiOptions(surroundings);
  }

  @Override
  public Integer call() {
    ApiClient client = api.client().patient();
    Map<String, Long> wanted =
        offsets(client.act("/v1/projections:rebuild", JsonNodeFactory.instance.objectNode()));
    try (Progress progress =
        surroundings.terminal()
            ? Progress.waiting(surroundings.err(), "rebuild")
            : Progress.none()) {
      progress.add(0);
      while (!reached(offsets(client.json("/v1/progress")), wanted)) {
        pause.take(BETWEEN_LOOKS);
      }
    }
    surroundings.out().println("rebuilt");
    surroundings.out().flush();
    return ExitCodes.OK;
  }

  private static boolean reached(Map<String, Long> offsets, Map<String, Long> wanted) {
    return wanted.entrySet().stream()
        .allMatch(each -> offsets.getOrDefault(each.getKey(), 0L) >= each.getValue());
  }

  private static Map<String, Long> offsets(JsonNode progress) {
    Map<String, Long> offsets = new HashMap<>();
    for (JsonNode each : progress.path("offsets")) {
      offsets.put(
          each.path("topic").asText() + "-" + each.path("partition").asText(),
          each.path("next").asLong());
    }
    return offsets;
  }
}
