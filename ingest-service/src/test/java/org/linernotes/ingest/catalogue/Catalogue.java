package org.linernotes.ingest.catalogue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;

/** Items that are right, to be made wrong in one place. */
final class Catalogue {
  static final String TRACK =
      """
      {"trackId":"t1","identifiers":["ISRC:us-um7-18-04534","jamendo:t1"],"title":"Night Ferry",
       "durationSeconds":"212.3",
       "artists":[{"id":"a1","name":"The Ferrymen","role":"MAIN"},
                  {"id":"a2","name":"Guest","role":"FEATURED"}],
       "rights":[{"side":"MASTER","controlledBy":"label","effectiveFrom":"2005-01-01",
                  "splits":[{"party":"label","ppm":800000},{"party":"a1","ppm":200000}]},
                 {"side":"PUBLISHING","controlledBy":"publisher","effectiveFrom":"2005-01-01",
                  "splits":[{"party":"publisher","ppm":1000000}]}]}
      """;
  static final String LICENCE =
      """
      {"licenceId":"l1","status":"ACTIVE","licensor":"label","platform":"musicflow",
       "sides":["MASTER"],"scope":{"kind":"ARTISTS","ids":["a1"]},"useTypes":["PRETRAINING"],
       "models":["lark","lark@2"],"territories":["GB","se"],"effectiveFrom":"2026-01-01",
       "effectiveTo":null,"consent":"OPT_IN",
       "rate":{"basis":"PER_EXPOSURE","amount":"0.004","currency":"GBP"}}
      """;
  static final String CONSENT =
      """
      {"consentId":"c1","artist":"a1","platform":"*","useTypes":["*"],"decision":"OPT_IN",
       "effectiveFrom":"2026-09-08","effectiveTo":"2026-10-01"}
      """;

  static final Principal ADMIN = new Principal(Role.ADMIN, null);
  static final Instant NOW = Instant.parse("2026-10-15T12:00:00.123456Z");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Catalogue() {}

  static Principal rightsholder(String id) {
    return new Principal(Role.RIGHTSHOLDER, id);
  }

  static CatalogueReader.Shared shared(OwnerDirectory owners) {
    return new CatalogueReader.Shared(
        owners, new AcceptanceClock(Clock.fixed(NOW, ZoneOffset.UTC)));
  }

  /** The item with another value at a pointer; null: without it. */
  static String with(String item, String pointer, @Nullable String value) {
    try {
      JsonNode root = JSON.readTree(item);
      JsonPointer at = JsonPointer.compile(pointer);
      JsonNode parent = root.at(at.head());
      JsonNode replacement = value == null ? null : JSON.readTree(value);
      if (parent instanceof ArrayNode array) {
        array.set(at.last().getMatchingIndex(), replacement);
      } else if (replacement == null) {
        ((ObjectNode) parent).remove(at.last().getMatchingProperty());
      } else {
        ((ObjectNode) parent).set(at.last().getMatchingProperty(), replacement);
      }
      return root.toString();
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
