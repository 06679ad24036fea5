package org.linernotes.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the issuer's place may answer: little, at once, itself. */
class IssuerSourceTest {
  private final AtomicInteger followed = new AtomicInteger();
  private final HttpServer issuer;

  IssuerSourceTest() throws IOException {
    issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer.createContext("/small", exchange -> answer(exchange, 200, 10));
    issuer.createContext("/large", exchange -> answer(exchange, 200, IssuerSource.MAX_BYTES + 1));
    issuer.createContext("/broken", exchange -> answer(exchange, 500, 10));
    issuer.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().set("location", "/inside");
          answer(exchange, 302, 10);
        });
    issuer.createContext(
        "/inside",
        exchange -> {
          followed.incrementAndGet();
          answer(exchange, 200, 10);
        });
    issuer.start();
  }

  @AfterEach
  void stop() {
    issuer.stop(0);
  }

  private static void answer(HttpExchange exchange, int status, int bytes) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes);
      exchange.getResponseBody().write(new byte[bytes]);
    }
  }

  private String read(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + path);
    return new IssuerSource(uri, Duration.ofSeconds(60), Duration.ofSeconds(60)).read();
  }

  @Test
  void shouldReadWhatIsPublished() throws Exception {
    assertThat(read("/small")).hasSize(10);
  }

  @Test
  void shouldNotTakeMoreThanKeysNeed() {
    assertThatThrownBy(() -> read("/large"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("more than 262144 bytes");
  }

  @Test
  void shouldNotGoWhereItIsSent() {
    assertThatThrownBy(() -> read("/elsewhere"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answers 302 (expected: 200)");
    assertThat(followed).hasValue(0);
  }

  @Test
  void shouldTellAnAnswerThatIsNone() {
    assertThatThrownBy(() -> read("/broken")).hasMessageContaining("answers 500");
  }
}
