package org.linernotes.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;

/** HTTPS, with and without certificates of the clients. */
class TlsTest {
  private static Certificates certificates;
  private static KeyStore server;
  private static KeyStore friend;
  private static KeyStore stranger;

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  @BeforeAll
  static void make(@TempDir Path folder) throws Exception {
    certificates = new Certificates(folder);
    server = certificates.make("server");
    friend = certificates.make("friend");
    stranger = certificates.make("stranger");
  }

  private HttpServer start(Map<String, String> more) {
    return start(more, new PlainService());
  }

  private HttpServer start(Map<String, String> more, PlainService service) {
    Map<String, String> environment = new HashMap<>(more);
    environment.put(HttpSettings.PORT.name(), "0");
    environment.putIfAbsent(
        HttpSettings.TLS_CERT.name(), certificates.certificate("server").toString());
    environment.put(HttpSettings.TLS_KEY.name(), certificates.key("server").toString());
    return HttpServer.start(
        HttpSettings.from(new Settings(environment)), List.of(service), metrics);
  }

  /**
   * @param headerSeconds in which a handshake must be over too
   */
  private HttpServer startImpatient(String headerSeconds) {
    return start(
        Map.of(HttpSettings.HEADER_SECONDS.name(), headerSeconds),
        new PlainService(LeftoverTest::route));
  }

  private HttpServer startForFriends() {
    return start(
        Map.of(HttpSettings.TLS_CLIENT_CA.name(), certificates.certificate("friend").toString()));
  }

  private static HttpResponse<String> get(HttpServer at, List<KeyStore> own) throws Exception {
    HttpClient client =
        HttpClient.newBuilder().sslContext(Certificates.client(server, own)).build();
    URI uri = URI.create(at.url() + "/v1/things");
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void shouldServeHttp2OverTlsAndHaveBrowsersStayWithIt() throws Exception {
    try (HttpServer https = start(Map.of())) {
      assertThat(https.url()).startsWith("https://127.0.0.1:");
      HttpResponse<String> answer = get(https, List.of());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
      assertThat(answer.headers().firstValue("strict-transport-security"))
          .contains("max-age=31536000");
    }
  }

  @Test
  void shouldNotServePlainHttpBesideTls() throws Exception {
    try (HttpServer https = start(Map.of());
        Wire wire = new Wire(https.url())) {
      assertThat(wire.send("GET /v1/things HTTP/1.1\r\nhost: a\r\n\r\n").untilClosed())
          .doesNotContain("HTTP/1.1 200");
    }
  }

  @Test
  void shouldTakeClientsWhoseCertificateIsKnown() throws Exception {
    try (HttpServer https = startForFriends()) {
      assertThat(get(https, List.of(friend)).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldNotTakeClientsWithoutAKnownCertificate() throws Exception {
    try (HttpServer https = startForFriends()) {
      assertThat(answers(https, List.of(friend))).isTrue();
      assertThat(answers(https, List.of())).isFalse();
      assertThat(answers(https, List.of(stranger))).isFalse();
    }
  }

  /** By hand: the JDK's client may wait for ever for a connection that is refused like this. */
  private static boolean answers(HttpServer at, List<KeyStore> own) throws Exception {
    try (Socket socket = connect(at, own)) {
      byte[] request = "GET /v1/things HTTP/1.1\r\nhost: a\r\n\r\n".getBytes(US_ASCII);
      socket.getOutputStream().write(request);
      return socket.getInputStream().read() == 'H';
    } catch (IOException e) {
      return false;
    }
  }

  private static Socket connect(HttpServer to, List<KeyStore> own) throws Exception {
    URI uri = URI.create(to.url());
    return Certificates.client(server, own)
        .getSocketFactory()
        .createSocket(uri.getHost(), uri.getPort());
  }

  @Test
  void shouldCloseAConnectionWhoseHandshakeDoesNotEnd() throws Exception {
    try (HttpServer https = startImpatient("1");
        Wire wire = new Wire(https.url())) {
      wire.send("\u0016\u0003\u0001\u0001\u0000").untilClosed();
    }
    assertThat(closed("slow-head")).isEqualTo(1);
  }

  @Test
  void shouldCloseAConnectionWhoseHeadDoesNotEndWithinTls() throws Exception {
    try (HttpServer https = startImpatient("5");
        Socket socket = connect(https, List.of())) {
      socket.getOutputStream().write('G');
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
    assertThat(closed("slow-head")).isEqualTo(1);
  }

  @Test
  void shouldReadLittleOfABodyThatGoesOnAfterItsAnswerWithinTls() throws Exception {
    try (HttpServer https = startImpatient("5");
        Socket socket = connect(https, List.of())) {
      assertThat(LeftoverTest.post(socket, "/v1/refused")).isLessThan(LeftoverTest.LITTLE);
    }
    assertThat(closed("answered")).isEqualTo(1);
  }

  @Test
  void shouldSayInOneLineThatACertificateIsNone() {
    assertThatThrownBy(() -> start(Map.of(HttpSettings.TLS_CERT.name(), "pom.xml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("pom.xml");
  }

  private double closed(String reason) {
    return metrics.get("http.server.connections.closed").tag("reason", reason).counter().count();
  }
}
