package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes each event once; the rest are duplicates and conflicts (contract section 3). What is taken
 * back stays in the record and counts no more.
 */
final class Register {
  private final Catalogue catalogue;
  private final Tally tally;
  private final Map<List<String>, List<@Nullable Object>> contents = new HashMap<>();
  private final Set<List<String>> voids = new HashSet<>();
  private final Map<Cell, Amounts> cells = new LinkedHashMap<>();

  Register(Catalogue catalogue, Tally tally) {
    this.catalogue = catalogue;
    this.tally = tally;
  }

  Map<Cell, Amounts> read(Scenario scenario) {
    scenario
        .voids()
        .forEach((platform, items) -> items.forEach(item -> voids.add(identity(platform, item))));
    scenario.usage().forEach((platform, events) -> events.forEach(event -> take(platform, event)));
    return cells;
  }

  private static List<String> identity(String platform, JsonNode item) {
    String track = Identifier.of(item.get("track").asText()).text();
    return List.of(platform, track, item.get("id").asText());
  }

  private void take(String platform, JsonNode event) {
    Identifier identifier = Identifier.of(event.get("track").asText());
    Instant occurredAt = OffsetDateTime.parse(event.get("occurredAt").asText()).toInstant();
    String day = occurredAt.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String month = day.substring(0, 7);
    tally.audit(month, platform, "reported");
    List<@Nullable Object> content = content(event, occurredAt);
    List<String> identity = identity(platform, event);
    List<@Nullable Object> first = contents.putIfAbsent(identity, content);
    if (first != null) {
      tally.audit(month, platform, first.equals(content) ? "duplicates" : "conflicts");
      return;
    }
    tally.audit(month, platform, "recorded");
    if (voids.contains(identity)) { // whichever of the two came first
      tally.audit(month, platform, "voided");
    } else {
      count(platform, day, identifier, event);
    }
  }

  private static List<@Nullable Object> content(JsonNode event, Instant occurredAt) {
    return Arrays.asList(
        occurredAt,
        event.get("useType").asText(),
        event.get("model").asText(),
        text(event, "modelVersion"),
        event.get("run").asText(),
        text(event, "dataset"),
        exposures(event),
        event.hasNonNull("audioSeconds") ? millis(event) : null,
        territory(event));
  }

  private void count(String platform, String day, Identifier identifier, JsonNode event) {
    String track = catalogue.holder(identifier);
    Cell cell =
        new Cell(
            track,
            track == null ? identifier.text() : null,
            platform,
            event.get("model").asText(),
            text(event, "modelVersion"),
            event.get("run").asText(),
            event.get("useType").asText(),
            territory(event),
            day);
    long audioMillis = 0;
    if (event.hasNonNull("audioSeconds")) {
      audioMillis = millis(event);
    } else if (track != null) {
      audioMillis = catalogue.durationMillis(track) * exposures(event);
    }
    cells.computeIfAbsent(cell, key -> new Amounts()).add(1, exposures(event), audioMillis);
  }

  private static @Nullable String text(JsonNode event, String field) {
    return event.hasNonNull(field) ? event.get(field).asText() : null;
  }

  private static long exposures(JsonNode event) {
    return event.path("exposures").asLong(1);
  }

  private static String territory(JsonNode event) {
    return event.path("territory").asText("ZZ");
  }

  private static long millis(JsonNode event) {
    return new BigDecimal(event.get("audioSeconds").asText()).movePointRight(3).longValueExact();
  }
}
