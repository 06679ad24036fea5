package org.linernotes.it.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/**
 * February and March 2024 as the console's readers see them: ann, who is artist and rightsholder,
 * is used under a licence by one platform and without one by another; east is paid in yen.
 */
final class Story {
  static final String FEBRUARY = "2024-02";
  static final String MARCH = "2024-03";
  static final String LICENSED = "sonara";
  static final String UNLICENSED = "otherai";
  static final String UNKNOWN = "jamendo:stranger";

  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final Stack stack;
  private final Upload upload;

  Story(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  /** All of it, up to the last entry in the books. */
  void told() {
    upload.send(
        Kind.TRACK,
        "",
        List.of(
            Items.track("night-bus", "ann").put("title", "Night Bus"),
            Items.track("slow-year", "ann").put("title", "A Slow Year"),
            Items.track("east-1", "east").put("title", "Paper Lanterns")));
    upload.send(Kind.LICENCE, "", List.of(licence("ann", "GBP"), licence("east", "JPY")));
    use(LICENSED, "f1", "night-bus", "2024-02-10", 3);
    use(LICENSED, "f1", "night-bus", "2024-02-10", 3); // a duplicate
    use(LICENSED, "f2", "east-1", "2024-02-11", 5);
    use(LICENSED, "f3", "stranger", "2024-02-12", 7);
    use(LICENSED, "m1", "night-bus", "2024-03-05", 2);
    use(UNLICENSED, "o1", "slow-year", "2024-02-14", 4);
    awaitRecorded(FEBRUARY, LICENSED, 3);
    awaitRecorded(FEBRUARY, UNLICENSED, 1);
    awaitRecorded(MARCH, LICENSED, 1);
  }

  private static ObjectNode licence(String party, String currency) {
    ObjectNode licence = Items.licence("l-" + party, party, "PER_EXPOSURE", "0.333333");
    ((ObjectNode) licence.get("rate")).put("currency", currency);
    return licence.put("platform", LICENSED).put("consent", "OPT_OUT");
  }

  void use(String platform, String id, String trackId, String day, int exposures) {
    ObjectNode event = Items.usage(id, trackId).put("occurredAt", day + "T12:00:00Z");
    upload.send(Kind.USAGE, platform, List.of(event.put("exposures", exposures)));
  }

  private void awaitRecorded(String month, String platform, int events) {
    Awaitility.await(month)
        .atMost(AT_MOST)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> rated(month, platform) == events);
  }

  /** Events of which the books have the verdict. */
  private int rated(String month, String platform) {
    for (JsonNode row : stack.finance().get("/v1/audit/" + month).json().get("platforms")) {
      if (row.get("platform").asText().equals(platform)) {
        int rated = 0;
        for (JsonNode events : row.at("/verdicts/MASTER")) {
          rated += events.asInt();
        }
        return rated;
      }
    }
    return 0;
  }

  /** A key of which all services know. */
  String key(Role role, @Nullable String subject) {
    String key = stack.keys().add(role, subject);
    Keys.awaitWorking(stack.withKey(key));
    return key;
  }
}
