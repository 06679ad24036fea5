package org.linernotes.it.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** What pages asked for, from the browser's log of the network. */
final class Requests {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> urls = new ArrayList<>();

  /** Takes in one message of the log; most are of something else. */
  void add(String message) {
    try {
      JsonNode event = JSON.readTree(message).path("message");
      if (event.path("method").asText().equals("Network.requestWillBeSent")) {
        urls.add(event.at("/params/request/url").asText());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("of the browser's log: " + message, e);
    }
  }

  /** What would have gone over the network to another than the server. */
  List<String> elsewhere(String server) {
    return urls.stream()
        .filter(url -> url.startsWith("http") || url.startsWith("ws"))
        .filter(url -> !url.startsWith(server + "/"))
        .toList();
  }
}
