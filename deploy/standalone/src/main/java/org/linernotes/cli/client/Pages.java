package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A list of the API that comes page by page, as the one that it is. */
final class Pages {
  private static final int ROWS = 10_000;

  private Pages() {}

  /**
   * Reads all pages.
   *
   * @param list the member that is paged; all others are the first page's
   */
  static JsonNode all(ApiClient api, String path, String list) {
    String asked = path + (path.contains("?") ? "&" : "?") + "limit=" + ROWS;
    JsonNode first = api.json(asked);
    if (!(first instanceof ObjectNode whole) || !(first.path(list) instanceof ArrayNode rows)) {
      throw new ClientException(
          api.url() + path + ": no list '" + list + "' in the answer (is this Linernotes?)");
    }
    JsonNode next = first.path("next");
    while (next.isTextual()) {
      String cursor = Urls.escaped(next.asText());
      JsonNode page = api.json(asked + "&cursor=" + cursor);
      page.path(list).forEach(rows::add);
      next = page.path("next");
    }
    return whole.putNull("next");
  }
}
