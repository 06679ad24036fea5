package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final Path NOWHERE = Path.of("no-such-folder");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up --colour red                     | Unknown options: '--colour', 'red'",
        "up --port 70000                     | '70000' (expected: a port, 0..65535)",
        "demo --seed soon                    | 'soon' is not a long",
        "keys add                            | Missing required option: '--role=ROLE'",
        "keys add --role king                | role 'king' (expected: platform, rightsholder, finance or admin)",
        "keys add --role platform            | --subject is missing",
        "keys add --role admin --subject me  | --subject 'me' (expected: none, for role admin)",
        "keys add --role finance             | nothing runs on",
        "keys                                | no command given",
        "load                                | Missing required parameters: 'KIND', 'FILE'",
        "load songs x                        | but was 'songs'",
        "load usage no-such-file             | file 'no-such-file' (expected: a file that can be read)",
        "royalties                           | Missing required parameter: 'MONTH'",
        "royalties 2026-13                   | '2026-13' (expected: a month, such as 2026-10)",
        "royalties 2026-10                   | no key",
        "royalties 2026-10 --key k --url ftp | url 'ftp' (expected: http://host:port)",
        "royalties 2026-10 --format xml      | but was 'xml'",
        "fly                                 | Unmatched argument at index 0: 'fly'",
      })
  void shouldRefuseInOneLineWithExitCodeTwo(String arguments, String told) {
    assertThat(run(arguments.strip().split(" "))).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString()).contains(told).hasLineCount(1);
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "up", "demo", "keys", "keys add", "load", "royalties"})
  void shouldExplainEveryCommand(String command) {
    assertThat(run((command + " --help").strip().split(" "))).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).contains("Usage: linernotes");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(run("--version")).isEqualTo(ExitCodes.OK);
    assertThat(out.toString()).startsWith("linernotes ");
  }

  private int run(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            NOWHERE,
            false,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new NoLifetime());
    return Commands.of(surroundings).execute(arguments);
  }

  private record NoLifetime() implements Lifetime {
    @Override
    public void onEnd(Runnable close, int signalled) {}

    @Override
    public void awaitEnd() {}

    @Override
    public boolean isEnding() {
      return false;
    }
  }
}
