package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.YearMonth;

/** The months of the books: their states, what they come to, and how they close. */
public record Months(ApiClient api) {
  private static final String PATH = "/v1/periods";

  /** All months with their states, {@code {"periods":[..]}}. */
  public JsonNode all() {
    return Pages.all(api, PATH, "periods");
  }

  /** Draws up the draft of an open month. */
  public MonthSummary review(YearMonth month, String reason) {
    return act(month, "review", reason);
  }

  /** The draft of a month in review, as of now. */
  public MonthSummary draft(YearMonth month) {
    return MonthSummary.of(api.json(PATH + "/" + month + "/draft"));
  }

  /** Closes a month in review, for good. */
  public MonthSummary close(YearMonth month, String reason) {
    return act(month, "close", reason);
  }

  private MonthSummary act(YearMonth month, String what, String reason) {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("reason", reason);
    return MonthSummary.of(api.act(PATH + "/" + month + "/" + what, body));
  }
}
