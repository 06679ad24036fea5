package org.linernotes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Joins the services' OpenAPI documents. */
final class OpenApi {
  private static final String EMPTY =
      "openapi: 3.0.3\ninfo: {title: Linernotes, version: '1'}\npaths: {}\n";

  private OpenApi() {}

  /**
   * One document with the paths, tags and components of all; the first one gives the head.
   *
   * @throws IllegalStateException if two give the same name to different things
   */
  static byte[] merged(List<byte[]> documents) {
    ObjectMapper yaml =
        new ObjectMapper(
            YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build());
    try {
      JsonNode result = yaml.readTree(EMPTY);
      for (int i = 0; i < documents.size(); i++) {
        JsonNode next = yaml.readTree(documents.get(i));
        if (i == 0) {
          result = next;
        } else {
          add((ObjectNode) result, next, "");
        }
      }
      return yaml.writeValueAsBytes(result);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(ObjectNode into, JsonNode from, String at) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      String name = member.getKey();
      JsonNode present = into.get(name);
      if (present == null) {
        into.set(name, member.getValue());
      } else if (present instanceof ObjectNode node && member.getValue().isObject()) {
        add(node, member.getValue(), at + "/" + name);
      } else if (present instanceof ArrayNode tags && name.equals("tags") && at.isEmpty()) {
        addTags(tags, member.getValue());
      } else if (!present.equals(member.getValue()) && !at.isEmpty() && !at.equals("/info")) {
        throw new IllegalStateException("two meanings of " + at + "/" + name);
      }
    }
  }

  /** A tag that several services use is described by the first. */
  private static void addTags(ArrayNode into, JsonNode from) {
    Set<JsonNode> known = new HashSet<>();
    into.forEach(tag -> known.add(tag.path("name")));
    from.forEach(
        tag -> {
          if (known.add(tag.path("name"))) {
            into.add(tag);
          }
        });
  }
}
