package org.linernotes.it.rig.canary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An ingest that answers 202 before anything is durable: it writes uses a few requests later, and
 * forgets those when it crashes. What it must not do; the real one stands behind it.
 */
final class HastyIngest implements AutoCloseable {
  private static final int LATE_REQUESTS = 3;
  private static final int ACCEPTED = 202;
  private static final byte[] HASTY =
      "{\"errors\":[],\"warnings\":[]}".getBytes(StandardCharsets.UTF_8);

  private final String target;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Deque<HttpRequest> late = new ArrayDeque<>();

  private HastyIngest(String target, HttpServer server) {
    this.target = target;
    this.server = server;
  }

  static HastyIngest start(String target) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      HastyIngest ingest = new HastyIngest(target, server);
      server.createContext("/", ingest::answer);
      server.start();
      return ingest;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest request = copy(exchange);
      if (exchange.getRequestURI().getPath().endsWith("/usage-events")) {
        hasten(request);
        send(exchange, ACCEPTED, HASTY);
      } else {
        HttpResponse<byte[]> answer = forward(request);
        send(exchange, answer.statusCode(), answer.body());
      }
    }
  }

  private HttpRequest copy(HttpExchange exchange) throws IOException {
    return HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
        .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
        .header("Content-Type", exchange.getRequestHeaders().getFirst("Content-Type"))
        .POST(BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
        .build();
  }

  private void hasten(HttpRequest request) throws IOException {
    late.addLast(request);
    if (late.size() > LATE_REQUESTS) {
      forward(late.removeFirst());
    }
  }

  private HttpResponse<byte[]> forward(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** With what it had answered and not written. */
  @Override
  public void close() {
    server.stop(0);
  }
}
