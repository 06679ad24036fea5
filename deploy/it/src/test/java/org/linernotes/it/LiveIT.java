package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** What operations sees as it happens. */
@ExtendWith(Integration.class)
class LiveIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data: ";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Stack stack;
  private final Upload upload;

  LiveIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
  }

  @Test
  void shouldTellWhatIsAcceptedAndRejectedOfWhom() throws Exception {
    CompletableFuture<JsonNode> seen =
        watch(
            "/v1/live/ingest",
            flow ->
                flow.path("accepted").path("watched").asLong() == 2
                    && flow.path("rejected").path("NUMBER_INVALID").asLong() >= 1);

    upload.send(Kind.USAGE, "watched", List.of(Items.usage("1", "w"), Items.usage("2", "w")));
    stack
        .platform("watched")
        .post("/v1/usage-events", List.of(Items.usage("3", "w").put("exposures", 0)));

    JsonNode flow = seen.get(60, TimeUnit.SECONDS);
    assertThat(flow.path("requests").path("202").asLong()).isPositive();
    assertThat(flow.path("requests").path("4xx").asLong()).isPositive();
    assertThat(flow.path("inFlightBytes").isIntegralNumber()).isTrue();
    assertThat(flow.path("health")).isNotEmpty().allMatch(part -> part.path("ok").asBoolean());
  }

  @Test
  void shouldTellHowUseFlowsUntilAllIsRated() throws Exception {
    upload.send(Kind.USAGE, "flowing", List.of(Items.usage("1", "f")));

    JsonNode flow =
        watch(
                "/v1/live/streams",
                told ->
                    told.path("state").asText().equals("RUNNING") // its threads join one by one
                        && told.path("unrated").asLong() == 0
                        && told.path("oldestUnratedSeconds").isNull() // its count is approximate
                        && told.path("rerating").path("pending").asLong() == 0
                        && told.path("lag").path("usage.reported").asLong() == 0
                        && told.path("lag").has("cells"))
            .get(60, TimeUnit.SECONDS);
    assertThat(flow.path("quarantined").has("CONFLICT")).isTrue();
    assertThat(flow.path("health")).isNotEmpty().allMatch(part -> part.path("ok").asBoolean());
  }

  /** The first event that is as awaited. */
  private CompletableFuture<JsonNode> watch(String path, Predicate<JsonNode> awaited) {
    String key = stack.keys().add(Role.FINANCE, null);
    Keys.awaitWorking(stack.withKey(key));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + key)
            .build();
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
        .thenApplyAsync(answer -> first(answer.body(), awaited));
  }

  private static JsonNode first(InputStream stream, Predicate<JsonNode> awaited) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(DATA)) {
          JsonNode flow = JSON.readTree(line.substring(DATA.length()));
          if (awaited.test(flow)) {
            return flow;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("the stream ended");
  }
}
