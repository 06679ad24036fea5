package org.linernotes.sink.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.avro.RightsRow;
import org.linernotes.sink.report.TrackDetail.Rights;
import org.linernotes.sink.report.TrackDetail.Split;

/** A track's rights in one column: they are only ever read whole. */
public final class RightsJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RightsJson() {}

  static String text(List<RightsRow> rights) {
    ArrayNode rows = JSON.createArrayNode();
    for (RightsRow row : rights) {
      ObjectNode node =
          rows.addObject()
              .put("side", row.getSide())
              .put("controlledBy", row.getControlledBy())
              .put("effectiveFrom", row.getEffectiveFrom().toString());
      ArrayNode splits = node.putArray("splits");
      row.getSplits()
          .forEach(
              split ->
                  splits.addObject().put("party", split.getParty()).put("ppm", split.getPpm()));
    }
    return rows.toString();
  }

  /** Reads {@link #text}. */
  public static List<Rights> read(String text) {
    try {
      List<Rights> rights = new ArrayList<>();
      JSON.readTree(text).forEach(row -> rights.add(rights(row)));
      return rights;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rights: " + text + " (expected: as written here)", e);
    }
  }

  private static Rights rights(JsonNode row) {
    List<Split> splits = new ArrayList<>();
    row.path("splits")
        .forEach(
            split ->
                splits.add(new Split(split.path("party").asText(), split.path("ppm").asInt())));
    return new Rights(
        row.path("side").asText(),
        row.path("controlledBy").asText(),
        row.path("effectiveFrom").asText(),
        splits);
  }
}
