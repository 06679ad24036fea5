package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The HTTP API, as one holder of a key. */
public final class ApiClient implements Sender {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration KEY_KNOWN = Duration.ofSeconds(10);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI base;
  private final String url;
  private final String key;

  /**
   * @param url where the services are, {@code http://host:port}
   * @param key empty: none
   */
  public ApiClient(String url, String key) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.key = key;
    this.base = parse(this.url);
  }

  private static URI parse(String url) {
    try {
      URI uri = URI.create(url);
      if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new ClientException("url '" + url + "' (expected: http://host:port)", e);
    }
    throw new ClientException("url '" + url + "' (expected: http://host:port)");
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public ApiAnswer post(String path, byte[] ndjson) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(ndjson)));
  }

  /**
   * Reads, in a media type.
   *
   * @throws ClientException if nobody answers, or the answer is an error
   */
  public ApiAnswer get(String path, String accept) {
    try {
      ApiAnswer answer = send(request(path).header("Accept", accept).GET());
      if (answer.status() != 200) {
        throw new ClientException(url + path + ": " + answer.problem());
      }
      return answer;
    } catch (IOException e) {
      throw new ClientException("no answer from " + url + path + ": " + describe(e), e);
    }
  }

  /** Reads JSON. */
  public JsonNode json(String path) {
    return get(path, "application/json").json();
  }

  /** Returns when every part answers. */
  public void awaitReady(Duration patience) {
    Instant end = Instant.now().plus(patience);
    String problem = "";
    while (Instant.now().isBefore(end)) {
      try {
        ApiAnswer answer = send(request("/health/ready").GET());
        if (answer.status() == 200) {
          return;
        }
        problem = answer.text();
      } catch (IOException e) {
        problem = describe(e);
      }
      Pause.REAL.take(ASK_AGAIN);
    }
    throw new ClientException("not ready within " + patience.toSeconds() + " s: " + problem);
  }

  /** Returns when the service knows the key, which takes it a moment after the key was made. */
  public void awaitKey(ItemKind kind) throws IOException {
    Instant end = Instant.now().plus(KEY_KNOWN);
    while (post(kind.path(), new byte[0]).status() == 401 && Instant.now().isBefore(end)) {
      Pause.REAL.take(ASK_AGAIN);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private ApiAnswer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new ApiAnswer(
          response.statusCode(),
          response.headers().firstValue("Retry-After").orElse(""),
          response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted", e);
    }
  }

  static String describe(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
  }
}
