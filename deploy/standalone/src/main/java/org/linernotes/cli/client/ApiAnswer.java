package org.linernotes.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;

/**
 * What the service said.
 *
 * @param retryAfter the header of that name; empty if absent
 * @param text the body
 */
public record ApiAnswer(int status, String retryAfter, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_SECONDS = 60;

  /** The body as JSON; a missing node if it is none. */
  public JsonNode json() {
    try {
      JsonNode read = JSON.readTree(text);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** True if the same request may succeed later. */
  boolean isBusy() {
    return status == 503 || status == 429;
  }

  /** How long to wait before asking again: what the service said, within a minute. */
  Duration pause() {
    boolean said = retryAfter.matches("[0-9]{1,6}");
    int seconds = said ? Integer.parseInt(retryAfter) : 1;
    return Duration.ofSeconds(Math.max(1, Math.min(seconds, MOST_SECONDS)));
  }

  /** The error in one line. */
  String problem() {
    JsonNode problem = json();
    String code = problem.path("code").asText("");
    String detail = problem.path("detail").asText("");
    return "HTTP "
        + status
        + (code.isEmpty() ? "" : " " + code)
        + (detail.isEmpty() ? "" : ": " + detail);
  }
}
