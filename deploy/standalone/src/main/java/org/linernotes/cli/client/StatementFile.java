package org.linernotes.cli.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements that stand in a JSON document: one as the API gives it for a party, or a single
 * statement cut out of it. A document as downloaded is hashed while it is read; one that another
 * tool has put in another order or on many lines is read as a whole first, and hashes the same.
 */
public final class StatementFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final String STATEMENTS = "statements";
  private static final Set<String> HASH = Set.of("sha256");

  private StatementFile() {}

  /** Gives the same bytes each time it is opened. */
  @FunctionalInterface
  public interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Finds them.
   *
   * @throws IOException if it cannot be read, or holds no statement
   */
  public static List<StatementHash> read(Source source) throws IOException {
    List<StatementHash> found;
    try {
      found = streamed(source);
    } catch (CanonicalCopy.OutOfOrderException e) {
      found = held(source);
    }
    if (found.isEmpty()) {
      throw new IOException("no statement in it");
    }
    return found;
  }

  private static List<StatementHash> streamed(Source source) throws IOException {
    boolean several = hasStatements(source);
    try (JsonParser in = JSON.createParser(source.open())) {
      in.nextToken();
      List<StatementHash> found = several ? several(in) : List.of(one(in));
      if (in.nextToken() != null) {
        throw new IOException("more than one JSON document");
      }
      return found;
    }
  }

  private static boolean hasStatements(Source source) throws IOException {
    try (JsonParser in = JSON.createParser(source.open())) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no JSON object (expected: a statement as downloaded, as JSON)");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        if (in.currentName().equals(STATEMENTS)) {
          return true;
        }
        in.nextToken();
        in.skipChildren();
      }
      return false;
    }
  }

  private static List<StatementHash> several(JsonParser in) throws IOException {
    List<StatementHash> found = new ArrayList<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      boolean statements = in.currentName().equals(STATEMENTS);
      boolean list = in.nextToken() == JsonToken.START_ARRAY;
      if (!statements || !list) {
        in.skipChildren();
        continue;
      }
      while (in.nextToken() != JsonToken.END_ARRAY) {
        found.add(one(in));
      }
    }
    return found;
  }

  private static StatementHash one(JsonParser in) throws IOException {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("a statement that is no JSON object");
    }
    Sha256 hash = new Sha256();
    Map<String, String> texts = new CanonicalCopy(in, hash.writer()).object(HASH);
    return statement(texts, hash.hex());
  }

  private static List<StatementHash> held(Source source) throws IOException {
    try (InputStream in = source.open()) {
      JsonNode document = JSON.readTree(in);
      List<StatementHash> found = new ArrayList<>();
      for (JsonNode each :
          document.has(STATEMENTS) ? document.path(STATEMENTS) : List.of(document)) {
        found.add(one(each));
      }
      return found;
    }
  }

  private static StatementHash one(JsonNode each) throws IOException {
    if (!(each instanceof ObjectNode statement)) {
      throw new IOException("a statement that is no JSON object");
    }
    Map<String, String> texts = new HashMap<>();
    statement.properties().stream()
        .filter(member -> member.getValue().isTextual())
        .forEach(member -> texts.put(member.getKey(), member.getValue().textValue()));
    Sha256 hash = new Sha256();
    CanonicalJson.write(statement.deepCopy().without(HASH), hash.writer());
    return statement(texts, hash.hex());
  }

  private static StatementHash statement(Map<String, String> texts, String computed)
      throws IOException {
    return new StatementHash(
        text(texts, "party"),
        text(texts, "period"),
        text(texts, "currency"),
        text(texts, "sha256"),
        computed);
  }

  private static String text(Map<String, String> texts, String name) throws IOException {
    String text = texts.get(name);
    if (text == null) {
      throw new IOException("no member '" + name + "' (expected: a statement as downloaded)");
    }
    return text;
  }
}
