package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What was sent, as JSON: everything that an outcome depends on.
 *
 * @param tracks in the order of acceptance, which decides who holds an identifier
 * @param usage per platform, in an order that is right for the events of one identity
 * @param voids per platform, in any order
 */
public record Scenario(
    List<JsonNode> tracks,
    List<JsonNode> licences,
    List<JsonNode> consents,
    SortedMap<String, List<JsonNode>> usage,
    SortedMap<String, List<JsonNode>> voids) {

  /** One in which no use is taken back. */
  public Scenario(
      List<JsonNode> tracks,
      List<JsonNode> licences,
      List<JsonNode> consents,
      SortedMap<String, List<JsonNode>> usage) {
    this(tracks, licences, consents, usage, Collections.emptySortedMap());
  }

  /** How many usage events all platforms sent. */
  public long reported() {
    return usage.values().stream().mapToLong(List::size).sum();
  }
}
