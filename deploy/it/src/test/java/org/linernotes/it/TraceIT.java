package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.access.Role;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;

/** A request that is followed, from HTTP through both topics to the ledger. */
@ExtendWith(Integration.class)
class TraceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  /** Spans as they were exported; bytes as characters. */
  private final Queue<String> exported = new ConcurrentLinkedQueue<>();

  @Test
  void shouldEndInTheLedgerWithTheCallersTrace(Parts parts) throws Exception {
    HttpServer collector = collector();
    String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    try (Stack stack = Stack.start(parts, Map.of("LINERNOTES_TRACES_OTLP_URL", url))) {
      Upload upload = new Upload(stack);
      upload.send(Kind.TRACK, "", List.of(Items.track("t-1", "north")));
      upload.send(Kind.LICENCE, "", List.of(Items.licence("l-1", "north", "PER_EXPOSURE", "0.5")));
      assertThat(report(stack)).isEqualTo(202);
      await("ingest usage");
      await("ledger book");
      String cell = "SELECT cell_id::text FROM entry";
      assertThat(exported)
          .anyMatch(
              spans -> stack.asOwner().texts(cell).stream().anyMatch(id -> spans.contains(id)));
    } finally {
      collector.stop(0);
    }
  }

  private HttpServer collector() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer collector = HttpServer.create(address, 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exported.add(new String(body, StandardCharsets.ISO_8859_1));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    collector.start();
    return collector;
  }

  private static int report(Stack stack) throws IOException, InterruptedException {
    String key = stack.keys().add(Role.PLATFORM, "sonara");
    Keys.awaitWorking(stack.withKey(key));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url() + "/v1/usage-events"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
            .POST(HttpRequest.BodyPublishers.ofString(Items.usage("e-1", "t-1").toString()))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private void await(String span) {
    String trace = new String(HexFormat.of().parseHex(TRACE), StandardCharsets.ISO_8859_1);
    Awaitility.await(span)
        .atMost(PATIENCE)
        .until(
            () -> exported.stream().anyMatch(body -> body.contains(span) && body.contains(trace)));
  }
}
