package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.linernotes.config.Settings;
import org.linernotes.service.HealthCheck;
import org.linernotes.service.Service;

/** What health says, and when. */
class OperationsTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private Optional<String> dependency = Optional.empty();
  private Optional<String> worker = Optional.empty();
  private final HttpServer server =
      HttpServer.start(
          HttpSettings.from(new Settings(Map.of(HttpSettings.PORT.name(), "0"))),
          List.of(service()),
          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));

  @AfterEach
  void stop() {
    CompletableFuture<Void> unused = server.stop(); // nobody waits for it
  }

  @Test
  void shouldBeLiveAndReadyWhileAllHolds() throws Exception {
    assertThat(get("live").statusCode()).isEqualTo(200);
    assertThat(get("ready").statusCode()).isEqualTo(200);
  }

  @Test
  void shouldBeLiveButNotReadyWhileADependencyIsDown() throws Exception {
    dependency = Optional.of("nobody answers");

    assertThat(get("live").statusCode()).isEqualTo(200);
    assertThat(get("ready").statusCode()).isEqualTo(503);
    assertThat(get("ready").body()).contains("\"plain.dependency\":\"nobody answers\"");
  }

  @Test
  void shouldBeNeitherWhenOnlyARestartHelps() throws Exception {
    worker = Optional.of("it has died");

    assertThat(get("live").statusCode()).isEqualTo(503);
    assertThat(get("live").body()).contains("\"plain.worker\":\"it has died\"");
    assertThat(get("ready").statusCode()).isEqualTo(503);
  }

  @Test
  void shouldBeLiveButNotReadyOnceItShutsDown() throws Exception {
    server.leave();

    assertThat(get("live").statusCode()).isEqualTo(200);
    assertThat(get("ready").statusCode()).isEqualTo(503);
    assertThat(get("ready").body()).contains("it is shutting down");
  }

  private HttpResponse<String> get(String health) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.url() + "/health/" + health)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private Service service() {
    return new PlainService() {
      @Override
      public List<HealthCheck> readiness() {
        return List.of(new HealthCheck("plain.dependency", () -> dependency));
      }

      @Override
      public List<HealthCheck> liveness() {
        return List.of(new HealthCheck("plain.worker", () -> worker));
      }
    };
  }
}
