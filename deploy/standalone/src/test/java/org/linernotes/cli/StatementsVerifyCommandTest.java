package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsVerifyCommandTest {
  /** Worked out with {@code printf ... | sha256sum}. */
  private static final String HASH =
      "60aa71e0db97303aff6f9769512b0d65987774d40c6a51f4790f136988bca9a6";

  private static final String DOCUMENT =
      "{\"period\":\"2026-10\",\"party\":\"a b\",\"status\":\"CLOSED\",\"statements\":["
          + "{\"currency\":\"GBP\",\"party\":\"a b\",\"payable\":\"1.00\",\"period\":\"2026-10\","
          + "\"sha256\":\""
          + HASH
          + "\"}]}";
  private static final String ASKED =
      "GET /v1/statements/2026-10/a%20b/verify?currency=GBP&sha256=" + HASH;

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
  void shouldProveAStatementThatTheLedgerGivesToo() throws IOException {
    api.on(ASKED, 200, "{\"matches\":true,\"sha256\":\"" + HASH + "\",\"recorded\":\"\"}");
    Path file = file(DOCUMENT);
    assertThat(verify(file)).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).isEqualTo(file + ": a b 2026-10 GBP: ok " + HASH + "\n");
  }

  @Test
  void shouldExposeAStatementThatWasChangedAndNotAskForIt() throws IOException {
    assertThat(verify(file(DOCUMENT.replace("1.00", "9.00")))).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).contains(": CHANGED: SHA-256 of its content ").hasLineCount(1);
    assertThat(api.asked()).isEmpty();
  }

  @Test
  void shouldExposeALedgerThatGivesAnother() throws IOException {
    api.on(ASKED, 200, "{\"matches\":false,\"sha256\":\"11\",\"recorded\":\"22\"}");
    assertThat(verify(file(DOCUMENT))).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out())
        .contains("NOT AS THE LEDGER")
        .contains("(expected: 11 from the ledger, 22 kept at close)");
  }

  @Test
  void shouldCallAStatementThatTheLedgerDoesNotKnowAMismatch() throws IOException {
    assertThat(verify(file(DOCUMENT))).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).contains("NOT IN THE LEDGER").contains("404").hasLineCount(1);
  }

  @Test
  void shouldGoOnAfterAFileThatIsNoStatement() throws IOException {
    api.on(ASKED, 200, "{\"matches\":true}");
    Path bad = Files.writeString(folder.resolve("bad"), "party,currency\n");
    assertThat(verify(bad, file(DOCUMENT))).isEqualTo(ExitCodes.FAILED);
    assertThat(terminal.out()).contains("bad: NO STATEMENT: ", "GBP: ok").hasLineCount(2);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("good.json"), text);
  }

  private int verify(Path... files) {
    String[] arguments = new String[files.length + 2];
    arguments[0] = "statements";
    arguments[1] = "verify";
    for (int i = 0; i < files.length; i++) {
      arguments[i + 2] = files[i].toString();
    }
    return terminal.run(api, arguments);
  }
}
