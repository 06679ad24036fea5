package org.linernotes.it.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** An HTTP answer. */
public record Answer(int status, HttpHeaders headers, String text) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public JsonNode json() {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(status + ", not JSON: " + text, e);
    }
  }

  /** The problem's stable code. */
  public String code() {
    return json().path("code").asText();
  }

  /** {@code CODE at /pointer} of each rejected item, in order. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    json()
        .path("errors")
        .forEach(e -> faults.add(e.path("code").asText() + " at " + e.path("field").asText()));
    return faults;
  }
}
