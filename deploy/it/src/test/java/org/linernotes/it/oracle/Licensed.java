package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;

/** A cell's use of one side that a licence authorises, with the rights of the day. */
record Licensed(Cell cell, String side, Amounts use, JsonNode licence, JsonNode rights) {

  String licenceId() {
    return licence.get("licenceId").asText();
  }

  String track() {
    return Objects.requireNonNull(cell.track(), "only what is matched is licensed");
  }

  String currency() {
    return licence.get("rate").get("currency").asText();
  }
}
