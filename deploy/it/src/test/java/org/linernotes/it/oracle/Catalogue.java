package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The last accepted version of each item, and who holds which identifier. */
final class Catalogue {
  private final Map<String, JsonNode> tracks;
  private final Map<String, JsonNode> licences;
  private final Map<String, JsonNode> consents;
  private final Map<String, String> holders = new LinkedHashMap<>();

  Catalogue(Scenario scenario) {
    tracks = latest(scenario.tracks(), "trackId");
    licences = latest(scenario.licences(), "licenceId");
    consents = latest(scenario.consents(), "consentId");
    tracks.values().forEach(this::claim);
  }

  /** By id, in the order in which the versions that count were accepted. */
  private static Map<String, JsonNode> latest(List<JsonNode> versions, String idField) {
    Map<String, JsonNode> latest = new LinkedHashMap<>();
    for (JsonNode version : versions) {
      String id = version.get(idField).asText();
      latest.remove(id); // so that the new version stands last
      latest.put(id, version);
    }
    return latest;
  }

  private void claim(JsonNode track) {
    for (JsonNode sent : track.get("identifiers")) {
      Identifier identifier = Identifier.of(sent.asText());
      if (!identifier.suspect()) {
        holders.put(identifier.text(), track.get("trackId").asText());
      }
    }
  }

  @Nullable String holder(Identifier identifier) {
    return identifier.suspect() ? null : holders.get(identifier.text());
  }

  JsonNode track(String trackId) {
    return Objects.requireNonNull(tracks.get(trackId), trackId);
  }

  long durationMillis(String trackId) {
    return new BigDecimal(track(trackId).get("durationSeconds").asText())
        .movePointRight(3)
        .longValueExact();
  }

  String primaryArtist(String trackId) {
    return track(trackId).get("artists").get(0).get("id").asText();
  }

  /** The rights row of a side on a day. */
  Optional<JsonNode> rights(String trackId, String side, String day) {
    JsonNode found = null;
    for (JsonNode row : track(trackId).get("rights")) {
      String from = row.get("effectiveFrom").asText();
      boolean applies = row.get("side").asText().equals(side) && from.compareTo(day) <= 0;
      if (applies && (found == null || from.compareTo(found.get("effectiveFrom").asText()) > 0)) {
        found = row;
      }
    }
    return Optional.ofNullable(found);
  }

  Collection<JsonNode> licences() {
    return licences.values();
  }

  List<JsonNode> licencesOf(String licensor) {
    return where(licences, "licensor", licensor);
  }

  List<JsonNode> consentsOf(String artist) {
    return where(consents, "artist", artist);
  }

  private static List<JsonNode> where(Map<String, JsonNode> items, String field, String value) {
    List<JsonNode> found = new ArrayList<>();
    for (JsonNode item : items.values()) {
      if (item.get(field).asText().equals(value)) {
        found.add(item);
      }
    }
    return found;
  }
}
