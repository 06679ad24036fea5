package org.linernotes.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** RFC 8785, section 3.2.3. */
  @Test
  void shouldOrderMembersByTheirUtf16Units() throws IOException {
    String unordered =
        """
        {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
         "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
         "\\u00f6":"Latin Small Letter O With Diaeresis"}
        """;
    assertThat(canonical(unordered))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  /** RFC 8785, section 3.2.2.2. */
  @Test
  void shouldEscapeWhatMustBeAndNothingElse() throws IOException {
    assertThat(canonical("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\""))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    assertThat(canonical("\"\\u0008\\u0009\\u000b\\u000c\\u000d\\u0000\\u001f\\u007f\\u2028\""))
        .isEqualTo("\"\\b\\t\\u000b\\f\\r\\u0000\\u001f\u007f\u2028\"");
  }

  @Test
  void shouldKeepNoBlanksAndNoOtherFormOfAnInteger() throws IOException {
    assertThat(canonical(" { \"b\" : [ -0 , 10 ,true, null ] , \"a\" : { } } "))
        .isEqualTo("{\"a\":{},\"b\":[0,10,true,null]}");
  }

  @Test
  void shouldRefuseNumbersThatAreNotWhole() {
    assertThatThrownBy(() -> canonical("[1.50]"))
        .isInstanceOf(IOException.class)
        .hasMessage("number 1.5 (expected: an integer, or a decimal as text)");
  }

  @Property(tries = 500)
  void shouldSayTheSameAndBeCanonicalAlready(@ForAll long seed) throws IOException {
    JsonNode document = new Documents(seed).next();
    String canonical = canonical(document);
    JsonNode read = JSON.readTree(canonical);
    assertThat(read).isEqualTo(document);
    assertThat(canonical(read)).isEqualTo(canonical);
  }

  @Property(tries = 500)
  void shouldBeCopiedByTheReaderThatHoldsNothing(@ForAll long seed) throws IOException {
    String canonical = canonical(new Documents(seed).next());
    StringBuilder copy = new StringBuilder();
    try (JsonParser in = JSON.createParser(canonical)) {
      in.nextToken();
      new CanonicalCopy(in, copy).object(Set.of());
    }
    assertThat(copy.toString()).isEqualTo(canonical);
  }

  private static String canonical(String text) throws IOException {
    return canonical(JSON.readTree(text));
  }

  private static String canonical(JsonNode value) throws IOException {
    StringBuilder out = new StringBuilder();
    CanonicalJson.write(value, out);
    return out.toString();
  }
}
