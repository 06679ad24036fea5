package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends NDJSON through the API, one body after the other: of two items with one id the later wins,
 * so bodies may not overtake each other. What was not answered is sent again: ids make that safe.
 */
public final class Upload {
  private static final int LINES = 5000;
  private static final int TRIES = 30;
  private static final Duration AFTER_BREAK = Duration.ofSeconds(1);

  private final Sender api;
  private final Pause pause;

  public Upload(Sender api, Pause pause) {
    this.api = api;
    this.pause = pause;
  }

  /**
   * Sends all lines and returns what became of them.
   *
   * @throws ClientException if nobody is there, the key may not, or the service stays busy
   */
  public UploadReport send(ItemKind kind, InputStream ndjson, UploadWatcher watcher)
      throws IOException {
    LineChunks chunks = new LineChunks(ndjson, LINES);
    UploadReport total = UploadReport.NONE;
    for (Optional<Chunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
      total = total.plus(send(kind, chunk.get(), watcher));
      watcher.answered(chunk.get().size());
    }
    return total;
  }

  private UploadReport send(ItemKind kind, Chunk chunk, UploadWatcher watcher) {
    ApiAnswer answer = answer(kind, chunk);
    JsonNode body = answer.json();
    if ((answer.status() != 202 && answer.status() != 422) || !body.path("received").isNumber()) {
      throw new ClientException(
          api.url() + kind.path() + ", from line " + chunk.firstLine() + ": " + answer.problem());
    }
    report(chunk, body.path("errors"), false, watcher);
    report(chunk, body.path("warnings"), true, watcher);
    return new UploadReport(
        body.path("received").asLong(),
        body.path("accepted").asLong(),
        body.path("rejected").asLong(),
        body.path("warnings").size() + body.path("warningsOmitted").asLong());
  }

  private ApiAnswer answer(ItemKind kind, Chunk chunk) {
    String problem = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        ApiAnswer answer = api.post(kind.path(), chunk.body());
        if (!answer.isBusy()) {
          return answer;
        }
        problem = answer.problem();
        pause.take(answer.pause());
      } catch (ConnectException e) {
        throw new ClientException("nobody answers at " + api.url() + since(chunk), e);
      } catch (IOException e) {
        problem = ApiClient.describe(e);
        pause.take(AFTER_BREAK);
      }
    }
    throw new ClientException(
        api.url() + since(chunk) + " not accepted after " + TRIES + " tries: " + problem);
  }

  private static String since(Chunk chunk) {
    return chunk.firstLine() == 1 ? "" : ": all before line " + chunk.firstLine() + " was answered";
  }

  private static void report(Chunk chunk, JsonNode issues, boolean warning, UploadWatcher watcher) {
    for (JsonNode issue : issues) {
      watcher.issue(
          chunk.line(issue.path("index").asInt(-1)),
          new UploadWatcher.Issue(
              warning,
              issue.path("id").asText(""),
              issue.path("code").asText(""),
              issue.path("field").asText(""),
              issue.path("message").asText("")));
    }
  }
}
