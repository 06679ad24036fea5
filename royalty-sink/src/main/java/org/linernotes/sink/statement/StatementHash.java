package org.linernotes.sink.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a statement's {@code sha256} must be, from any JSON of it, whatever its keys' order. */
public final class StatementHash {
  private static final String OWN = "sha256";

  private StatementHash() {}

  /**
   * Hashes a parsed statement but for its own {@code sha256}.
   *
   * @throws IllegalArgumentException if it cannot be a statement: no object, or with a number that
   *     is not whole
   */
  public static String of(JsonNode statement) {
    if (!statement.isObject()) {
      throw new IllegalArgumentException(
          "statement: " + statement.getNodeType() + " (expected: a JSON object)");
    }
    HashedOutput hashed = new HashedOutput(OutputStream.nullOutputStream());
    try (JsonGenerator json = Canonical.generator(hashed)) {
      object(json, statement, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return hashed.hex();
  }

  private static void object(JsonGenerator json, JsonNode node, boolean outermost)
      throws IOException {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    Collections.sort(names); // by UTF-16 units, as the RFC sorts
    json.writeStartObject();
    for (String name : names) {
      if (!(outermost && name.equals(OWN))) {
        json.writeFieldName(name);
        value(json, node.path(name));
      }
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, JsonNode node) throws IOException {
    switch (node.getNodeType()) {
      case OBJECT -> object(json, node, false);
      case ARRAY -> array(json, node);
      case STRING -> json.writeString(node.textValue());
      case BOOLEAN -> json.writeBoolean(node.booleanValue());
      case NUMBER -> json.writeNumber(whole(node));
      default -> json.writeNull();
    }
  }

  private static void array(JsonGenerator json, JsonNode node) throws IOException {
    json.writeStartArray();
    for (JsonNode element : node) {
      value(json, element);
    }
    json.writeEndArray();
  }

  /** Beyond long, RFC 8785 would print digits of a double, and no statement counts that far. */
  private static long whole(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw new IllegalArgumentException(
          "number: " + node + " (expected: whole; decimals are strings)");
    }
    return node.longValue();
  }
}
