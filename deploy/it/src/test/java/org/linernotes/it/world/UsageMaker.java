package org.linernotes.it.world;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Usage events, the same ones spelt otherwise, and others that conflict with them. */
final class UsageMaker {
  private static final List<String> TIMES =
      List.of(
          "T00:00:00Z",
          "T12:30:15.123456Z",
          "T23:59:59.999Z",
          "T23:30:00-01:00",
          "T00:30:00+01:00");
  private static final List<String> REASONS = List.of("run aborted", "test data", "counted twice");
  private static final List<String> SECONDS = List.of("0.001", "12.5", "200", "3.333");

  private final Dice dice;
  private final Names names;

  UsageMaker(Dice dice, Names names) {
    this.dice = dice;
    this.names = names;
  }

  ObjectNode event(String id, String identifier) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("id", id).put("occurredAt", dice.day() + dice.of(TIMES)).put("track", identifier);
    event.put("useType", dice.of(Names.USE_TYPES)).put("model", dice.of(Names.MODELS));
    event.put("run", dice.of(names.runs()));
    if (dice.chance(50)) {
      event.put("modelVersion", dice.of(Names.VERSIONS));
    }
    if (dice.chance(20)) {
      event.put("dataset", "set-" + dice.below(2));
    }
    if (dice.chance(70)) {
      event.put("exposures", dice.chance(3) ? 1_000_000_000 : dice.between(1, 9));
    }
    if (dice.chance(40)) {
      event.put("audioSeconds", dice.of(SECONDS));
    }
    if (dice.chance(70)) {
      event.put("territory", dice.of(Names.TERRITORIES));
    }
    return event;
  }

  /** The same content: what normalisation and defaults make equal. */
  ObjectNode again(ObjectNode event) {
    ObjectNode again = event.deepCopy();
    if (!again.has("exposures")) {
      again.put("exposures", 1);
    }
    if (!again.has("territory")) {
      again.put("territory", "ZZ");
    }
    if (again.has("audioSeconds") && again.get("audioSeconds").asText().equals("12.5")) {
      again.put("audioSeconds", "12.500");
    }
    again.put(
        "occurredAt", again.get("occurredAt").asText().replace("T00:00:00Z", "T00:00:00.000Z"));
    again.put("track", spelt(again.get("track").asText()));
    return again;
  }

  private String spelt(String identifier) {
    if (!identifier.matches("isrc:[A-Z]{2}[A-Z0-9]{3}[0-9]{7}") || dice.chance(30)) {
      return identifier;
    }
    String code = identifier.substring("isrc:".length());
    String parted =
        String.join(
            "-",
            code.substring(0, 2),
            code.substring(2, 5),
            code.substring(5, 7),
            code.substring(7));
    return dice.chance(50)
        ? "ISRC: " + parted.toLowerCase(Locale.ROOT)
        : "isrc:ISRC " + parted.replace('-', '.');
  }

  /** The platform takes its event back. */
  ObjectNode takingBack(ObjectNode event) {
    ObjectNode item = JsonNodeFactory.instance.objectNode();
    item.put("track", spelt(event.get("track").asText())).put("id", event.get("id").asText());
    return item.put("reason", dice.of(REASONS));
  }

  /** The same identity with other content. */
  ObjectNode conflicting(ObjectNode event) {
    ObjectNode other = event.deepCopy();
    switch (dice.below(4)) {
      case 0 -> other.put("exposures", other.path("exposures").asInt(1) % 9 + 10);
      case 1 -> other.put("dataset", "another");
      case 2 -> other.put("occurredAt", "2024-03-20T08:00:00Z");
      default -> other.put("audioSeconds", "77.7");
    }
    return other;
  }
}
