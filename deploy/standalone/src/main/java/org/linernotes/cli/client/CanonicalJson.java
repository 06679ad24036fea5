package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON in the one form that is hashed (after RFC 8785): members by name, no blanks, no escape that
 * is not needed. Numbers are integers; what has decimals is text in the API.
 */
public final class CanonicalJson {
  private static final String SHORT = "btn.fr"; // backspace is 8; 11 has no short form

  private CanonicalJson() {}

  /** Writes a value; of two members of one object the names never agree. */
  public static void write(JsonNode value, Appendable out) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, out);
      case ARRAY -> array(value, out);
      case STRING -> string(value.textValue(), out);
      case BOOLEAN, NULL -> out.append(value.asText());
      case NUMBER -> number(value, out);
      default -> throw new IOException("a " + value.getNodeType() + " (expected: JSON)");
    }
  }

  private static void object(JsonNode object, Appendable out) throws IOException {
    Map<String, JsonNode> members = new TreeMap<>(); // by UTF-16 code unit, as the RFC wants it
    object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
    String gap = "";
    out.append('{');
    for (Map.Entry<String, JsonNode> member : members.entrySet()) {
      out.append(gap);
      string(member.getKey(), out);
      out.append(':');
      write(member.getValue(), out);
      gap = ",";
    }
    out.append('}');
  }

  private static void array(JsonNode array, Appendable out) throws IOException {
    String gap = "";
    out.append('[');
    for (JsonNode element : array) {
      out.append(gap);
      write(element, out);
      gap = ",";
    }
    out.append(']');
  }

  private static void number(JsonNode number, Appendable out) throws IOException {
    if (!number.isIntegralNumber()) {
      throw notInteger(number.asText());
    }
    out.append(number.bigIntegerValue().toString());
  }

  static IOException notInteger(String number) {
    return new IOException("number " + number + " (expected: an integer, or a decimal as text)");
  }

  static void string(String text, Appendable out) throws IOException {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        control(c, out);
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static void control(char c, Appendable out) throws IOException {
    int index = c - '\b';
    if (index >= 0 && index < SHORT.length() && SHORT.charAt(index) != '.') {
      out.append('\\').append(SHORT.charAt(index));
    } else {
      out.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c % 16, 16));
    }
  }
}
