package org.linernotes.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it was told to, in this process, and remembers what it was asked. */
final class FakeApi implements AutoCloseable {
  private record Answer(int status, byte[] body, long length) {}

  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  FakeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The next answer to a method and path, {@code GET /v1/periods?limit=10000}. */
  FakeApi on(String request, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return add(request, new Answer(status, bytes, bytes.length));
  }

  FakeApi refusing(String request, String code, String detail) {
    return on(request, 409, "{\"code\":\"" + code + "\",\"detail\":\"" + detail + "\"}");
  }

  /** An answer that ends before all of it came. */
  FakeApi breakingOff(String request, String begun) {
    byte[] bytes = begun.getBytes(StandardCharsets.UTF_8);
    return add(request, new Answer(200, bytes, bytes.length + 1000L));
  }

  private FakeApi add(String request, Answer answer) {
    answers.computeIfAbsent(request, name -> new ArrayDeque<>()).add(answer);
    return this;
  }

  /** Method, path, and what was said: the body, or the media type wanted. */
  List<String> asked() {
    return asked;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String accept = exchange.getRequestHeaders().getFirst("Accept");
    asked.add(request + (body.isEmpty() ? " <" + accept + ">" : " " + body));
    Answer answer = answers.getOrDefault(request, new ArrayDeque<>()).poll();
    if (answer == null) {
      answer = new Answer(404, "{\"code\":\"NOT_FOUND\"}".getBytes(StandardCharsets.UTF_8), 20);
    }
    exchange.sendResponseHeaders(answer.status(), answer.length());
    exchange.getResponseBody().write(answer.body());
    exchange.getResponseBody().flush(); // a body that breaks off is to leave all the same
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
