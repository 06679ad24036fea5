package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The HTTP API, as one holder of a key. */
public final class ApiClient implements Sender {
  private static final Duration TIMEOUT = Duration.ofSeconds(90);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration KEY_KNOWN = Duration.ofSeconds(10);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);
  private static final int BUFFER = 1 << 16;

  /** Not found, conflict, nothing acceptable: the question was understood. */
  private static final Set<Integer> REFUSED = Set.of(404, 409, 422);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT).build();
  private final URI base;
  private final String url;
  private final String key;
  private final Duration timeout;

  /**
   * @param url where the services are, {@code http://host:port}
   * @param key empty: none
   */
  public ApiClient(String url, String key) {
    this(url, key, TIMEOUT);
  }

  private ApiClient(String url, String key, Duration timeout) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    this.key = key;
    this.base = parse(this.url);
    this.timeout = timeout;
  }

  /** The same, for what may work half an hour before it answers: a close, an export. */
  public ApiClient patient() {
    return new ApiClient(url, key, PATIENCE);
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
   * Has something done.
   *
   * @throws RefusedException if the service refuses
   * @throws ClientException if nobody answers, or the answer is another error
   */
  public JsonNode act(String path, JsonNode body) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    return answered(path, request).json();
  }

  /**
   * Reads, in a media type.
   *
   * @throws RefusedException if the service refuses
   * @throws ClientException if nobody answers, or the answer is another error
   */
  public ApiAnswer get(String path, String accept) {
    return answered(path, request(path).header("Accept", accept).GET());
  }

  /** Reads JSON. */
  public JsonNode json(String path) {
    return get(path, "application/json").json();
  }

  /**
   * Passes a document of any size on as it comes.
   *
   * @throws IOException if it cannot be written; that it cannot be read is a {@link
   *     ClientException}
   */
  public void download(String path, String accept, OutputStream out) throws IOException {
    HttpResponse<InputStream> response;
    try {
      response = send(request(path).header("Accept", accept).GET(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw noAnswer(path, e);
    }
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        throw failure(path, new ApiAnswer(response.statusCode(), "", text));
      }
      copy(path, body, out);
    }
  }

  private void copy(String path, InputStream body, OutputStream out) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long copied = 0;
    for (int read = read(path, body, buffer, 0);
        read >= 0;
        read = read(path, body, buffer, copied)) {
      out.write(buffer, 0, read);
      copied += read;
    }
    out.flush();
  }

  private int read(String path, InputStream body, byte[] buffer, long before) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw new ClientException(
          url + path + " broke off after " + before + " bytes: " + describe(e), e);
    }
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
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(timeout);
    return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
  }

  private ApiAnswer answered(String path, HttpRequest.Builder request) {
    try {
      ApiAnswer answer = send(request);
      if (answer.status() != 200 && answer.status() != 202) {
        throw failure(path, answer);
      }
      return answer;
    } catch (IOException e) {
      throw noAnswer(path, e);
    }
  }

  private RuntimeException failure(String path, ApiAnswer answer) {
    String message = url + path + ": " + answer.problem();
    return REFUSED.contains(answer.status())
        ? new RefusedException(message, answer)
        : new ClientException(message);
  }

  private ClientException noAnswer(String path, IOException e) {
    boolean late = e instanceof HttpTimeoutException;
    String why = late ? "none within " + timeout.toSeconds() + " s" : describe(e);
    return new ClientException("no answer from " + url + path + ": " + why, e);
  }

  private ApiAnswer send(HttpRequest.Builder request) throws IOException {
    HttpResponse<String> response = send(request, BodyHandlers.ofString());
    return new ApiAnswer(
        response.statusCode(),
        response.headers().firstValue("Retry-After").orElse(""),
        response.body());
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler)
      throws IOException {
    try {
      return http.send(request.build(), handler);
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
