package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.YearMonth;

/** What a platform can mend of a month. */
public final class Problems {
  private Problems() {}

  /** All of them, {@code {"problems":[..]}}. */
  public static JsonNode of(ApiClient api, YearMonth month) {
    return Pages.all(api, "/v1/usage-events/problems?month=" + month, "problems");
  }
}
