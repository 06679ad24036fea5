package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;

class HttpSettingsTest {

  private static HttpSettings of(Map<String, String> environment) {
    return HttpSettings.from(new Settings(environment));
  }

  @Test
  void shouldServePlainHttpUnlessACertificateIsSet() {
    assertThat(of(Map.of()).tls()).isEmpty();
    assertThat(of(Map.of())).isEqualTo(new HttpSettings("127.0.0.1", 8080));
  }

  @Test
  void shouldNotServePlainHttpWhenTlsIsHalfSet() {
    assertThatThrownBy(() -> of(Map.of("LINERNOTES_HTTP_TLS_CERT", "pom.xml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("LINERNOTES_HTTP_TLS_KEY is not set");
    assertThatThrownBy(() -> of(Map.of("LINERNOTES_HTTP_TLS_CLIENT_CA", "pom.xml")))
        .hasMessageContaining("LINERNOTES_HTTP_TLS_CERT is not set");
  }

  @Test
  void shouldNameAFileThatCannotBeRead() {
    assertThatThrownBy(() -> of(Map.of("LINERNOTES_HTTP_TLS_CERT", "/no/such.pem")))
        .isInstanceOf(ConfigException.class)
        .hasMessage("LINERNOTES_HTTP_TLS_CERT: '/no/such.pem' (expected: a readable file)");
  }
}
