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
      String key = stack.keys().add(Role.PLATFORM, "sonara");
      Keys.awaitWorking(stack.withKey(key));
      String cells = "SELECT cell_id::text FROM entry";
      // What comes before its track is known moves to it later, and not by its own request.
      assertThat(report(stack, key, "e-1", "4bf92f3577b34da6a3ce929d0e0e4735")).isEqualTo(202);
      Awaitility.await("an entry")
          .atMost(PATIENCE)
          .until(() -> !stack.asOwner().texts(cells).isEmpty());
      assertThat(report(stack, key, "e-2", TRACE)).isEqualTo(202);
      await("ingest usage");
      await("ledger book");
      String cell = stack.asOwner().texts(cells).get(0);
      assertThat(exported).anyMatch(spans -> spans.contains(bytes(TRACE)) && spans.contains(cell));
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

  private static int report(Stack stack, String key, String id, String trace)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stack.url() + "/v1/usage-events"))
            .header("Authorization", "Bearer " + key)
            .header("Content-Type", "application/json")
            .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
            .POST(HttpRequest.BodyPublishers.ofString(Items.usage(id, "t-1").toString()))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private void await(String span) {
    String trace = bytes(TRACE);
    Awaitility.await(span)
        .atMost(PATIENCE)
        .until(
            () -> exported.stream().anyMatch(body -> body.contains(span) && body.contains(trace)));
  }

  private static String bytes(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }
}
