package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** The single events behind what a track's numbers are made of. */
@ExtendWith(Integration.class)
class TrackEventsIT {
  private final Stack stack;
  private final Upload upload;

  TrackEventsIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldListTheEventsOfATracksMonthPageByPage() {
    upload.send(Kind.TRACK, "", List.of(Items.track("seen", "holder")));
    upload.send(Kind.TRACK, "", List.of(Items.track("beside", "holder")));
    upload.send(
        Kind.USAGE,
        "sonara",
        List.of(
            Items.usage("1", "seen"),
            Items.usage("2", "seen").put("exposures", 7),
            Items.usage("3", "seen"),
            Items.usage("4", "seen").put("occurredAt", "2024-03-01T00:00:00Z"),
            Items.usage("5", "beside")));
    upload.send(Kind.USAGE, "sonara", List.of(Items.usage("2", "seen").put("exposures", 8)));
    upload.send(Kind.VOID, "sonara", List.of(Items.takingBack("3", "seen")));

    Api holder = stack.rightsholder("holder");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(events(holder, 2))
                    .containsExactly("1 1 RECORDED", "2 7 RECORDED", "3 1 VOIDED", "2 8 CONFLICT"));
    assertThat(events(stack.finance(), 1000)).hasSize(4);
  }

  @Test
  void shouldNotTellOfATrackThatTheCallerHasNoPartIn() {
    upload.send(Kind.TRACK, "", List.of(Items.track("hidden", "owner")));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> stack.rightsholder("owner").get(path("hidden", 10)).status() == 200);

    assertThat(stack.rightsholder("nosy").get(path("hidden", 10)).code())
        .isEqualTo("TRACK_NOT_FOUND");
    assertThat(stack.finance().get("/v1/tracks/hidden/events").code()).isEqualTo("MONTH_INVALID");
    assertThat(stack.finance().get(path("hidden", 1001)).code()).isEqualTo("LIMIT_INVALID");
    assertThat(stack.finance().get(path("hidden", 1) + "&cursor=x").code())
        .isEqualTo("CURSOR_INVALID");
  }

  private static String path(String trackId, int limit) {
    return "/v1/tracks/" + trackId + "/events?month=2024-02&limit=" + limit;
  }

  /** Id, exposures and status of all pages' events. */
  private static List<String> events(Api who, int limit) {
    List<String> events = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = who.get(path("seen", limit) + cursor).json();
      for (JsonNode event : page.path("events")) {
        events.add(
            event.path("id").asText()
                + " "
                + event.path("exposures").asInt()
                + " "
                + event.path("status").asText());
      }
      cursor = page.path("next").isTextual() ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return events;
  }
}
