package org.linernotes.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;

class TokenSettingsTest {
  private static final Map<String, String> SET =
      Map.of(
          "LINERNOTES_JWT_JWKS_URL", "https://issuer.example/keys",
          "LINERNOTES_JWT_ISSUER", "https://issuer.example",
          "LINERNOTES_JWT_AUDIENCE", "linernotes");

  private static Optional<TokenSettings> with(String name, String value) {
    Map<String, String> environment = new HashMap<>(SET);
    environment.put(name, value);
    return TokenSettings.from(new Settings(environment));
  }

  @Test
  void shouldTakeNoTokensUnlessAnIssuerIsSet() {
    assertThat(TokenSettings.from(new Settings(Map.of()))).isEmpty();
    assertThat(TokenSettings.from(new Settings(SET)).orElseThrow().algorithms())
        .containsExactlyInAnyOrder("RS256", "ES256");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LINERNOTES_JWT_ISSUER", "LINERNOTES_JWT_AUDIENCE"})
  void shouldNotTakeTokensOfAnyoneForAnything(String name) {
    assertThatThrownBy(() -> with(name, ""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(name + " is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256,HS512", "rs256", "EdDSA", ","})
  void shouldTakeNoAlgorithmWithASharedSecretOrNone(String algorithms) {
    assertThatThrownBy(() -> with("LINERNOTES_JWT_ALGORITHMS", algorithms))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'" + algorithms + "' (expected: a list of RS256");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://issuer.example/keys", "ftp://127.0.0.1/k", "file:///k", "https:///k", "k"})
  void shouldReadKeysOverHttpsOnly(String url) {
    assertThatThrownBy(() -> with("LINERNOTES_JWT_JWKS_URL", url))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("an https URL");
  }

  @Test
  void shouldReadKeysOverHttpOnThisMachine() {
    assertThat(with("LINERNOTES_JWT_JWKS_URL", "http://127.0.0.1:8080/keys")).isPresent();
  }
}
