package org.linernotes.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;
import org.slf4j.event.KeyValuePair;

class LogLinesTest {
  private static final String KEY = "ln_" + "0123456789abcdef".repeat(3);
  private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbm4ifQ.c2lnbmF0dXJl";

  private final LoggerContext context = new LoggerContext();

  private ILoggingEvent event(String message, Throwable failure) {
    LoggingEvent event =
        new LoggingEvent("test", context.getLogger("a.Logger"), Level.WARN, message, failure, null);
    event.setInstant(Instant.EPOCH);
    event.setMDCPropertyMap(
        Map.of("platform", "suno", "track", "isrc:GBAYE6800011", "eventId", "e-1"));
    event.setKeyValuePairs(List.of(new KeyValuePair("offset", 42L), new KeyValuePair("said", KEY)));
    return event;
  }

  private String json(String message, Throwable failure) {
    JsonEncoder encoder = new JsonLines();
    encoder.setContext(context);
    encoder.start();
    return new String(encoder.encode(event(message, failure)), StandardCharsets.UTF_8);
  }

  @Test
  void shouldBeOneObjectALineWithTheIdentityOfTheEvent() throws IOException {
    String line = json("set aside:\n\"odd\"", new IllegalStateException("cause"));
    assertThat(line).endsWith("\n").doesNotContain("\n\n");
    assertThat(line.strip().lines()).hasSize(1);
    JsonNode object = new JsonMapper().readTree(line);
    assertThat(object.at("/level").asText()).isEqualTo("WARN");
    assertThat(object.at("/formattedMessage").asText()).isEqualTo("set aside:\n\"odd\"");
    assertThat(object.at("/mdc/platform").asText()).isEqualTo("suno");
    assertThat(object.at("/mdc/track").asText()).isEqualTo("isrc:GBAYE6800011");
    assertThat(object.at("/mdc/eventId").asText()).isEqualTo("e-1");
    assertThat(object.at("/kvpList/0/offset").asText()).isEqualTo("42");
    assertThat(object.at("/throwable/message").asText()).isEqualTo("cause");
  }

  @Test
  void shouldNeverHoldAKeyOrATokenWhereverItStood() throws IOException {
    String line = json("with " + KEY + " and " + TOKEN, new IllegalStateException("key " + KEY));
    assertThat(line).doesNotContain(KEY).doesNotContain(TOKEN).doesNotContain("c2lnbmF0dXJl");
    assertThat(new JsonMapper().readTree(line).at("/formattedMessage").asText())
        .isEqualTo("with (hidden) and (hidden)");
  }

  @Test
  void shouldHideThemInTextToo() {
    PatternLayoutEncoder encoder = new TextLines();
    encoder.setContext(context);
    encoder.setPattern("%msg %kvp%n");
    encoder.start();
    String line =
        new String(
            encoder.encode(event("with " + KEY, new IllegalStateException(TOKEN))),
            StandardCharsets.UTF_8);
    assertThat(line).startsWith("with (hidden) ").contains("offset=\"42\"");
    assertThat(line).doesNotContain(KEY).doesNotContain(TOKEN);
  }

  @Test
  void shouldTakeNoFormatButItsOwn() {
    assertThat(new Settings(Map.of()).get(LogSettings.FORMAT)).isEqualTo("json");
    Settings wrong = new Settings(Map.of("LINERNOTES_LOG_FORMAT", "xml"));
    assertThatThrownBy(() -> wrong.get(LogSettings.FORMAT))
        .isInstanceOf(ConfigException.class)
        .hasMessage("LINERNOTES_LOG_FORMAT: 'xml' (expected: json or text)");
  }
}
