package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest {
  private static final String PATH = "GET /v1/exports/2026-10/journal.ndjson";

  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();
  private Path folder;

  @BeforeEach
  void in(@TempDir Path fresh) {
    folder = fresh;
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldPassTheDocumentOnByteForByte() {
    api.on(PATH, 200, "{\"title\":\"Ünïcode\"}\r\n");
    assertThat(terminal.run(api, "export", "2026-10", "journal.ndjson")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).isEqualTo("{\"title\":\"Ünïcode\"}\r\n");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void shouldReplaceTheFileByTheWholeDocument() throws IOException {
    Path file = Files.writeString(folder.resolve("j"), "older and longer than the document");
    api.on(PATH, 200, "new");
    assertThat(export(file)).isEqualTo(ExitCodes.OK);
    assertThat(file).hasContent("new");
    assertThat(terminal.out()).isEqualTo(file + ": 3 bytes\n");
    assertThat(names()).containsExactly("j");
  }

  @Test
  void shouldNameTheFileInAFolderAfterMonthAndDocument() throws IOException {
    api.on(PATH, 200, "new");
    assertThat(export(folder)).isEqualTo(ExitCodes.OK);
    assertThat(names()).containsExactly("2026-10-journal.ndjson");
  }

  @Test
  void shouldLeaveNoPartOfADocumentThatBrokeOff() throws IOException {
    Path file = Files.writeString(folder.resolve("j"), "before");
    api.breakingOff(PATH, "half of it");
    assertThat(export(file)).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("broke off after 10 bytes").hasLineCount(1);
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("j");
  }

  @Test
  void shouldLeaveNoFileWhereTheServiceRefuses() throws IOException {
    assertThat(export(folder.resolve("j"))).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.err()).contains("HTTP 404 NOT_FOUND").hasLineCount(1);
    assertThat(names()).isEmpty();
  }

  @Test
  void shouldSayThatTheFolderIsMissing() {
    api.on(PATH, 200, "new");
    assertThat(export(folder.resolve("no/j"))).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains("(expected: one that exists)").hasLineCount(1);
  }

  private int export(Path output) {
    return terminal.run(api, "export", "2026-10", "journal.ndjson", "--output", output.toString());
  }

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList().stream();
    }
  }
}
