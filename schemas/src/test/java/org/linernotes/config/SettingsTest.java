package org.linernotes.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static final Setting<Integer> PORT = Setting.integer("PORT", 8080, 0, 65535, "Port");
  private static final Setting<String> URL = Setting.text("URL", null, "Where it is");

  @Test
  void shouldFallBackWhereNothingIsSet() {
    assertThat(new Settings(Map.of()).get(PORT)).isEqualTo(8080);
    assertThat(new Settings(Map.of("PORT", " 1 ")).get(PORT)).isEqualTo(1);
  }

  @Test
  void shouldSayWhatWasFoundAndWhatWasExpected() {
    assertThatThrownBy(() -> new Settings(Map.of("PORT", "x")).get(PORT))
        .isInstanceOf(ConfigException.class)
        .hasMessage("PORT: 'x' (expected: a whole number 0..65535)");
    assertThatThrownBy(() -> new Settings(Map.of("PORT", "65536")).get(PORT))
        .hasMessageContaining("'65536'");
    assertThatThrownBy(() -> new Settings(Map.of()).get(URL))
        .hasMessage("URL is not set (Where it is)");
  }

  @Test
  void shouldPassALibrarysOwnPropertiesThrough() {
    Settings settings = new Settings(Map.of("K_SECURITY_PROTOCOL", "SSL", "OTHER", "x"));
    assertThat(settings.passThrough("K_")).containsExactly(Map.entry("security.protocol", "SSL"));
  }
}
