package org.linernotes.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementFileTest {
  /** Worked out with {@code printf '%s' CANONICAL | sha256sum}. */
  private static final String HASH =
      "2bfb6b75e892ab8128321ab19499c2b5ad0c00bcae3d36b5c7db06379e60887c";

  private static final String STATEMENT =
      "{\"currency\":\"GBP\",\"lines\":[{\"amount\":\"1.000000000\",\"ppm\":7}],"
          + "\"party\":\"Änn\",\"period\":\"2026-10\",\"sha256\":\""
          + HASH
          + "\"}";
  private static final StatementHash INTACT =
      new StatementHash("Änn", "2026-10", "GBP", HASH, HASH);

  @Test
  void shouldHashAStatementWithoutTheHashItCarries() throws IOException {
    assertThat(read(STATEMENT)).containsExactly(INTACT);
    assertThat(INTACT.isIntact()).isTrue();
  }

  @Test
  void shouldFindEveryStatementOfADocument() throws IOException {
    String document = "{\"party\":\"Änn\",\"statements\":[" + STATEMENT + "," + STATEMENT + "]}";
    assertThat(read(document)).containsExactly(INTACT, INTACT);
  }

  @Test
  void shouldHashTheSameWhateverTheOrderAndTheBlanks() throws IOException {
    String other =
        """
        { "sha256" : "%s", "period" : "2026-10", "party" : "\\u00c4nn",
          "lines" : [ { "ppm" : 7, "amount" : "1.000000000" } ], "currency" : "GBP" }
        """
            .formatted(HASH);
    assertThat(read(other)).containsExactly(INTACT);
    assertThat(read("{\"statements\":[" + other + "],\"period\":\"2026-10\"}"))
        .containsExactly(INTACT);
  }

  @Test
  void shouldNoticeAnyChange() throws IOException {
    assertThat(read(STATEMENT.replace("\"ppm\":7", "\"ppm\":8")).get(0).isIntact()).isFalse();
    assertThat(read(STATEMENT.replace("1.0", "1.1")).get(0).isIntact()).isFalse();
    assertThat(read(STATEMENT.replace("{\"c", "{\"b\":null,\"c")).get(0).isIntact()).isFalse();
  }

  @Test
  void shouldRefuseAMemberThatStandsTwice() {
    // Of two amounts one reader would take the first, another the last.
    refused(STATEMENT.replace("{\"amount\"", "{\"amount\":\"9\",\"amount\""), "Duplicate field");
    refused(STATEMENT.replace("{\"cur", "{\"sha256\":\"0\",\"cur"), "Duplicate field");
  }

  @Test
  void shouldSayWhatIsNoStatement() {
    refused("", "no JSON object");
    refused("[]", "no JSON object");
    refused("party,currency", "Unrecognized token");
    refused("{}", "no member 'party'");
    refused("{\"statements\":[]}", "no statement in it");
    refused("{\"statements\":[1]}", "a statement that is no JSON object");
    refused(STATEMENT.substring(0, STATEMENT.length() - 1), "Unexpected end-of-input");
    refused(STATEMENT + STATEMENT, "more than one JSON document");
    refused(STATEMENT.replace("Änn", "\\ud83d"), "");
  }

  private static void refused(String text, String told) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class).hasMessageContaining(told);
  }

  private static List<StatementHash> read(String text) throws IOException {
    return StatementFile.read(
        () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
