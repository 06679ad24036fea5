package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;

/** Random JSON with what is hard to write in one form only: odd names, odd characters. */
final class Documents {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String[] PIECES = {
    "a",
    "B",
    "~",
    "\"",
    "\\",
    "/",
    "\b",
    "\t",
    "\n",
    "\f",
    "\r",
    "\0",
    "\u000b",
    "\u001f",
    "\u007f",
    "\u0080",
    "ö",
    "\u2028",
    "€",
    "\ufb33",
    "\uffff",
    "\ud83d\ude00",
    "\ud834\udd1e"
  };

  private final SplittableRandom random;

  Documents(long seed) {
    this.random = new SplittableRandom(seed);
  }

  ObjectNode next() {
    return object(4);
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 8 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextInt());
      case 3, 4, 5 -> JSON.textNode(text());
      case 6 -> array(depth - 1);
      default -> object(depth - 1);
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(5); i > 0; i--) {
      array.add(value(depth));
    }
    return array;
  }

  private ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(6); i > 0; i--) {
      object.set(text(), value(depth));
    }
    return object;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }
}
