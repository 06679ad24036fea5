package org.linernotes.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.linernotes.it.world.Kind;

/**
 * A small world that the console looks at: one track used by two platforms, under a licence of its
 * label and none of its publisher; one of another party that nobody licensed; a use of nobody's.
 */
public final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENTRIES = "/v1/ledger/entries";

  /** What {@link #send} books: a platform's use each. */
  private static final int ENTRY_COUNT = 2;

  private static final int USES = 4;

  /** One each for a platform and a side, in the order of the list. */
  private static final List<String> WORKS =
      List.of("isrc:GBAYE2499999", "isrc:GBAYE2499999", "dark", "dark", "lit", "lit");

  private Console() {}

  /** Sends it, and returns when all of it is booked. */
  public static void send(Stack stack) {
    Upload upload = new Upload(stack);
    upload.send(Kind.TRACK, "", List.of(lit(), dark()));
    upload.send(Kind.LICENCE, "", List.of(licence()));
    upload.send(Kind.CONSENT, "", List.of(consent()));
    upload.send(
        Kind.USAGE,
        "sonara",
        List.of(
            use("e1", "isrc:gb-aye-24-00001", "2024-02-10", 4).put("modelVersion", "2"),
            use("e2", "jamendo:dark", "2024-02-11", 10),
            use("e3", "isrc:GBAYE2499999", "2024-02-12", 3)));
    upload.send(Kind.USAGE, "tonal", List.of(use("e4", "jamendo:lit", "2024-03-05", 2)));
    awaitSize(stack.finance(), ENTRIES, "entries", ENTRY_COUNT);
    awaitWorks(stack.finance());
    awaitSize(stack.finance(), "/v1/consents", "consents", 1);
    awaitSize(stack.finance(), "/v1/licences", "licences", 1);
    Awaitility.await("all uses counted")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> counted(stack.finance()) == USES);
  }

  /**
   * Until each work is under its last name: a use that came before its track is listed under its
   * identifier first, so that their number alone does not tell.
   */
  private static void awaitWorks(Api finance) {
    awaitSize(finance, "/v1/tracks", "tracks", 2);
    Awaitility.await("works without a licence")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> works(finance), WORKS::equals);
  }

  private static List<String> works(Api finance) {
    List<String> works = new ArrayList<>();
    for (JsonNode work : finance.get("/v1/works/unlicensed").json().path("works")) {
      String of = work.path("trackId").isNull() ? "identifier" : "trackId";
      works.add(work.path(of).asText());
    }
    return works;
  }

  private static long counted(Api finance) {
    long counted = 0;
    for (JsonNode month : finance.get("/v1/months").json().path("months")) {
      counted += month.path("events").asLong();
    }
    return counted;
  }

  /** Master: the label, 60 % of it, and ann; publishing: pub. */
  public static ObjectNode lit() {
    return parse(
        """
        {"trackId": "lit", "identifiers": ["isrc:GBAYE2400001", "jamendo:lit"],
         "title": "Café 100% Noir", "durationSeconds": "100.000",
         "artists": [{"id": "ann", "name": "Ann", "role": "MAIN"},
                     {"id": "bea", "name": "Béa", "role": "FEATURED"}],
         "rights": [
          {"side": "MASTER", "controlledBy": "label", "effectiveFrom": "2020-01-01",
           "splits": [{"party": "label", "ppm": 600000}, {"party": "ann", "ppm": 400000}]},
          {"side": "PUBLISHING", "controlledBy": "pub", "effectiveFrom": "2020-01-01",
           "splits": [{"party": "pub", "ppm": 1000000}]}]}
        """);
  }

  private static ObjectNode dark() {
    ObjectNode track = Items.track("dark", "other");
    ((ObjectNode) track.at("/artists/0")).put("id", "cid").put("name", "Cid");
    return track;
  }

  /** Half a pound an exposure, to any platform. */
  public static ObjectNode licence() {
    return Items.licence("lit-licence", "label", "PER_EXPOSURE", "0.5");
  }

  public static ObjectNode consent() {
    return Items.consent("ann-says", "ann");
  }

  private static ObjectNode use(String id, String identifier, String day, int exposures) {
    return Items.usage(id, "")
        .put("track", identifier)
        .put("occurredAt", day + "T12:00:00Z")
        .put("exposures", exposures);
  }

  /** Returns when a list has so many items. */
  public static void awaitSize(Api api, String path, String list, int size) {
    Awaitility.await(path)
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> api.get(path).json().path(list).size() == size);
  }

  /** JSON written with apostrophes for quotes. */
  public static JsonNode json(String text) {
    return parse(text.replace('\'', '"'));
  }

  private static ObjectNode parse(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
