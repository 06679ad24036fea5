package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.config.Settings;

/** What still comes of a body after its answer. */
class LeftoverTest {
  /** What sockets hold on both sides, and a second's sips; at full speed it is a gigabyte. */
  static final long LITTLE = 64 << 20;

  private static final int SLICE = 64 * 1024;
  private static final String ENDLESS =
      " HTTP/1.1\r\nhost: a\r\ncontent-length: 1000000000000\r\n\r\n";

  private final PrometheusMeterRegistry metrics =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private HttpServer server = start(1);

  private HttpServer start(int headerSeconds) {
    Map<String, String> environment =
        Map.of(
            HttpSettings.PORT.name(),
            "0",
            HttpSettings.HEADER_SECONDS.name(),
            Integer.toString(headerSeconds));
    PlainService service = new PlainService(LeftoverTest::route);
    return HttpServer.start(
        HttpSettings.from(new Settings(environment)), List.of(service), metrics);
  }

  static void route(ServerBuilder routes) {
    HttpService refusal =
        (context, request) -> HttpResponse.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE);
    routes.route().post("/v1/refused").maxRequestLength(0).build(refusal);
    routes.route().post("/v1/bounded").build(refusal);
  }

  @AfterEach
  void stop() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
  }

  private double closed(String reason) {
    return metrics.get("http.server.connections.closed").tag("reason", reason).counter().count();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/refused", "/v1/bounded", "/v1/nowhere"})
  void shouldReadLittleOfAnEndlessBodyAndCloseItsConnection(String path) throws Exception {
    URI uri = URI.create(server.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      assertThat(post(socket, path)).isLessThan(LITTLE);
    }
    assertThat(closed("slow-head")).isZero();
  }

  @Test
  void shouldCountAConnectionThatIsClosedForIt() throws Exception {
    URI uri = URI.create(server.url());
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      post(socket, "/v1/refused"); // the others are beyond their limit, and Armeria closes too
    }
    assertThat(closed("answered")).isEqualTo(1);
  }

  /** Sends a body until the connection is closed, and returns how much of it could be written. */
  static long post(Socket socket, String path) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(("POST " + path + ENDLESS).getBytes(StandardCharsets.US_ASCII));
    byte[] slice = new byte[SLICE];
    long written = 0;
    try {
      while (true) {
        out.write(slice);
        written += SLICE;
      }
    } catch (IOException e) {
      return written; // closed
    }
  }

  @Test
  void shouldAnswerTheNextRequestOnceTheBodyHasCome() throws Exception {
    stop();
    server = start(60);
    int length = 3 << 20;
    String head = "POST /v1/refused HTTP/1.1\r\nhost: a\r\ncontent-length: " + length + "\r\n\r\n";
    try (Wire wire = new Wire(server.url())) {
      for (int i = 0; i < 3; i++) {
        String answer = wire.send(head).until("413 Request Entity Too Large\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
        wire.send(new byte[length]).until("413 Request Entity Too Large");
      }
    }
    assertThat(closed("answered")).isZero();
  }

  @Test
  void shouldOweNothingForABodyThatHadComeBeforeItsAnswer() throws Exception {
    try (Wire wire = new Wire(server.url())) {
      refused(wire, 4, "abcd");
      owesAHead(wire);
    }
  }

  @Test
  void shouldOweNothingOnceTheRestOfABodyHasCome() throws Exception {
    try (Wire wire = new Wire(server.url())) {
      refused(wire, 4, "a");
      wire.send("bcd");
      assertThat(wire.quietFor(1500)).isTrue();
      refused(wire, 0, "");
      owesAHead(wire);
    }
  }

  /** Sends as much of a body as is given, and reads the answer to its end. */
  private static void refused(Wire wire, int length, String begins) throws IOException {
    String head = "POST /v1/refused HTTP/1.1\r\nhost: a\r\ncontent-length: %d\r\n\r\n%s";
    wire.send(head.formatted(length, begins)).until("413 Request Entity Too Large\r\n");
    wire.until("413 Request Entity Too Large");
  }

  /** What comes next is the beginning of a head, and of nothing else. */
  private void owesAHead(Wire wire) throws IOException {
    assertThat(wire.send("G").untilClosed()).isEmpty();
    assertThat(closed("slow-head")).isEqualTo(1);
    assertThat(closed("answered")).isZero();
  }
}
