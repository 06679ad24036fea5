package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Questions about one licence or consent. */
final class Terms {
  private Terms() {}

  static boolean lists(JsonNode item, String field, String value) {
    return listsAnyOf(item.get(field), Set.of(value));
  }

  static boolean listsOrAny(JsonNode item, String field, String value) {
    return listsAnyOf(item.get(field), Set.of(value, "*"));
  }

  static boolean listsAnyOf(JsonNode list, Set<String> values) {
    for (JsonNode element : list) {
      if (values.contains(element.asText())) {
        return true;
      }
    }
    return false;
  }

  static boolean isOrAny(JsonNode item, String field, String value) {
    String text = item.get(field).asText();
    return text.equals("*") || text.equals(value);
  }

  /** From inclusive, to exclusive; days compare as text. */
  static boolean inTerm(JsonNode item, String day) {
    JsonNode to = item.path("effectiveTo");
    boolean open = to.isNull() || to.isMissingNode();
    return item.get("effectiveFrom").asText().compareTo(day) <= 0
        && (open || day.compareTo(to.asText()) < 0);
  }
}
