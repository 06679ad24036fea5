package org.linernotes.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** The stack's HTTP API, as the holder of a key sees it. */
public final class Api {
  private static final Duration TIMEOUT = Duration.ofMinutes(5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int OK = 200;
  private static final int UNAVAILABLE = 503;
  private static final String MOVING = "STATE_NOT_READY";
  private static final String EVENT_DATA = "data: ";
  private static final String NDJSON = "application/x-ndjson";

  private final HttpClient client;
  private final String url;
  private final String key;
  private final @Nullable Conformance conformance;
  private final Duration timeout;

  /**
   * @param key empty: none is sent
   * @param conformance what every exchange is held against; null: nothing
   */
  Api(HttpClient client, String url, String key, @Nullable Conformance conformance) {
    this(client, url, key, conformance, TIMEOUT);
  }

  private Api(
      HttpClient client,
      String url,
      String key,
      @Nullable Conformance conformance,
      Duration timeout) {
    this.timeout = timeout;
    this.client = client;
    this.url = url;
    this.key = key;
    this.conformance = conformance;
  }

  /** The API of a server that runs elsewhere. */
  public static Api of(String url, String key) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new Api(client, url, key, null);
  }

  /** The same of a server that may hang: an answer takes so long at most. */
  public Api within(Duration most) {
    return new Api(client, url, key, conformance, most);
  }

  public Answer get(String path) {
    return send(request(path).GET(), "");
  }

  /** As {@code Accept} asks. */
  public Answer get(String path, String accept) {
    return send(request(path).header("Accept", accept).GET(), "");
  }

  /** What is no text, byte for byte. */
  public byte[] download(String path) {
    HttpResponse<byte[]> response =
        send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      String text = new String(response.body(), StandardCharsets.UTF_8);
      throw new AssertionError(path + ": " + response.statusCode() + " " + text);
    }
    return response.body();
  }

  /** The data of the first event of a stream that does not end. */
  public String firstEvent(String path) {
    HttpResponse<Stream<String>> response =
        send(request(path).GET(), HttpResponse.BodyHandlers.ofLines());
    try (Stream<String> lines = response.body()) {
      return lines
          .filter(line -> line.startsWith(EVENT_DATA))
          .map(line -> line.substring(EVENT_DATA.length()))
          .findFirst()
          .orElseThrow(() -> new AssertionError(path + ": " + response.statusCode()));
    }
  }

  /** Sends a body as it is, compressed before. */
  public Answer post(String path, String contentType, String contentEncoding, byte[] body) {
    return post(path, contentType, contentEncoding, BodyPublishers.ofByteArray(body));
  }

  /** Sends what a file holds, compressed before, without reading it whole. */
  public Answer post(String path, String contentType, String contentEncoding, Path file) {
    try {
      return post(path, contentType, contentEncoding, BodyPublishers.ofFile(file));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer post(
      String path, String contentType, String contentEncoding, HttpRequest.BodyPublisher body) {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .header("Content-Encoding", contentEncoding)
            .POST(body),
        "");
  }

  public Answer post(String path, String contentType, byte[] body) {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)),
        new String(body, StandardCharsets.UTF_8));
  }

  /** Sends one JSON value. */
  public Answer post(String path, String json) {
    return post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends items, one a line. */
  public Answer post(String path, List<? extends JsonNode> items) {
    String lines = items.stream().map(JsonNode::toString).collect(Collectors.joining("\n"));
    return post(path, NDJSON, lines.getBytes(StandardCharsets.UTF_8));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(timeout);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  /** As a client that is told to come again does: state that moves is soon there. */
  private Answer send(HttpRequest.Builder request, String body) {
    Answer answer = sendOnce(request, body);
    return moving(answer)
        ? Awaitility.await("an answer but " + MOVING)
            .atMost(PATIENCE)
            .until(() -> sendOnce(request, body), again -> !moving(again))
        : answer;
  }

  private static boolean moving(Answer answer) {
    return answer.status() == UNAVAILABLE && answer.code().equals(MOVING);
  }

  private Answer sendOnce(HttpRequest.Builder request, String body) {
    HttpResponse<String> response = send(request, HttpResponse.BodyHandlers.ofString());
    Answer answer = new Answer(response.statusCode(), response.headers(), response.body());
    if (conformance != null) {
      HttpRequest sent = response.request();
      String type = sent.headers().firstValue("Content-Type").orElse(null);
      conformance.check(new Conformance.Exchange(sent.method(), sent.uri(), type, body, answer));
    }
    return answer;
  }

  private <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
    try {
      return client.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during a request", e);
    }
  }
}
