package org.linernotes.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class UploadTest {
  private final Deque<Object> answers = new ArrayDeque<>();
  private final List<String> sent = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final List<String> issues = new ArrayList<>();

  @Test
  void shouldSendInTheFilesOrderAndSumTheAnswers() throws IOException {
    answers.add(accepted(5000));
    answers.add(accepted(1));
    UploadReport report = upload("{}\n".repeat(5001));
    assertThat(report).isEqualTo(new UploadReport(5001, 5001, 0, 0));
    assertThat(sent).hasSize(2);
  }

  @Test
  void shouldSendTheSameAgainAfterTheTimeThatABusyServiceAsksFor() throws IOException {
    answers.add(new ApiAnswer(503, "7", "{}"));
    answers.add(new ApiAnswer(429, "", "{}"));
    answers.add(new IOException("connection reset"));
    answers.add(accepted(1));
    assertThat(upload("{}\n").accepted()).isEqualTo(1);
    assertThat(sent).hasSize(4).containsOnly("{}\n");
    assertThat(pauses)
        .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void shouldGiveUpOnAServiceThatStaysBusy() {
    for (int i = 0; i < 30; i++) {
      answers.add(new ApiAnswer(503, "1", "{\"code\":\"TOO_BUSY\"}"));
    }
    assertThatThrownBy(() -> upload("{}\n"))
        .isInstanceOf(ClientException.class)
        .hasMessage("http://test not accepted after 30 tries: HTTP 503 TOO_BUSY");
  }

  @Test
  void shouldTellOfRefusedItemsByTheirLines() throws IOException {
    answers.add(
        new ApiAnswer(
            422,
            "",
            "{\"code\":\"ALL_REJECTED\",\"received\":2,\"accepted\":0,\"rejected\":2,\"errors\":["
                + "{\"index\":1,\"id\":\"x\",\"code\":\"FIELD_INVALID\",\"field\":\"/a\",\"message\":\"m\"}],"
                + "\"warnings\":[{\"index\":0,\"code\":\"IDENTIFIER_SUSPECT\",\"message\":\"w\"}],"
                + "\"warningsOmitted\":3}"));
    assertThat(upload("\n{}\n\n{}\n")).isEqualTo(new UploadReport(2, 0, 2, 4));
    assertThat(issues).containsExactly("4 FIELD_INVALID", "2 warning IDENTIFIER_SUSPECT");
  }

  @Test
  void shouldStopWhereTheKeyMayNot() {
    answers.add(
        new ApiAnswer(403, "", "{\"code\":\"ROLE_NOT_ALLOWED\",\"detail\":\"role finance\"}"));
    assertThatThrownBy(() -> upload("{}\n"))
        .isInstanceOf(ClientException.class)
        .hasMessageEndingWith("HTTP 403 ROLE_NOT_ALLOWED: role finance");
  }

  @Test
  void shouldSayThatNobodyAnswers() {
    answers.add(new ConnectException());
    assertThatThrownBy(() -> upload("{}\n"))
        .isInstanceOf(ClientException.class)
        .hasMessage("nobody answers at http://test");
  }

  private UploadReport upload(String text) throws IOException {
    return new Upload(new Answers(), pauses::add)
        .send(
            ItemKind.USAGE,
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
            new Watcher());
  }

  private static ApiAnswer accepted(int items) {
    return new ApiAnswer(
        202,
        "",
        "{\"received\":" + items + ",\"accepted\":" + items + ",\"rejected\":0,\"errors\":[]}");
  }

  private final class Answers implements Sender {
    @Override
    public ApiAnswer post(String path, byte[] ndjson) throws IOException {
      sent.add(new String(ndjson, StandardCharsets.UTF_8));
      Object next = answers.remove();
      if (next instanceof IOException failure) {
        throw failure;
      }
      return (ApiAnswer) next;
    }

    @Override
    public String url() {
      return "http://test";
    }
  }

  private final class Watcher implements UploadWatcher {
    @Override
    public void answered(int items) {}

    @Override
    public void issue(long line, Issue issue) {
      issues.add(line + (issue.warning() ? " warning " : " ") + issue.code());
    }
  }
}
