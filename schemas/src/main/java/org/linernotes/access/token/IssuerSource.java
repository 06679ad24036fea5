package org.linernotes.access.token;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Gets the issuer's keys by HTTP, in bounded time and size, from the configured place only. */
final class IssuerSource implements IssuerKeys.Source {
  static final int MAX_BYTES = 256 * 1024;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final URI uri;
  private final Duration within;
  private final HttpClient client;

  IssuerSource(URI uri) {
    this(uri, CONNECT, ANSWER);
  }

  IssuerSource(URI uri, Duration connect, Duration answer) {
    this.uri = uri;
    this.within = answer;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(connect)
            .followRedirects(HttpClient.Redirect.NEVER) // it might lead inside
            .build();
  }

  @Override
  public String read() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).timeout(within).header("accept", "application/json").build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != 200) {
        throw new IOException(uri + " answers " + answer.statusCode() + " (expected: 200)");
      }
      byte[] bytes = body.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException(uri + ": more than " + MAX_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
