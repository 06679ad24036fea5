package org.linernotes.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

  @ParameterizedTest
  @ValueSource(strings = {"[1}", "{\"a\":1]", "[1 2]", "{\"a\":tru}", "[", "\"abc"})
  void shouldTellAFaultWithoutTheParsersOwnSettings(String broken) {
    String said =
        catchThrowableOfType(JsonProcessingException.class, () -> readAll(broken))
            .getOriginalMessage();

    assertThat(Shown.reason(said)).isNotEmpty().doesNotContain("Source", "REDACTED", "Feature");
    assertThat(said).startsWith(Shown.reason(said));
  }

  private static void readAll(String json) throws Exception {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
  }
}
