package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private final Terminal terminal = new Terminal();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "up --colour red                     | Unknown options: '--colour', 'red'",
        "up --port 70000                     | '70000' (expected: a port, 0..65535)",
        "demo --seed soon                    | 'soon' is not a long",
        "keys add                            | Missing required option: '--role=ROLE'",
        "keys add --role king                | role 'king' (expected: platform, rightsholder,"
            + " finance or admin)",
        "keys add --role platform            | --subject is missing",
        "keys add --role admin --subject me  | --subject 'me' (expected: none, for role admin)",
        "keys add --role finance             | nothing runs on",
        "keys add --role admin --expires 1969-12-31 | (expected: a day to come, such as"
            + " 2027-01-31)",
        "keys add --role admin --valid-for 1y | --valid-for '1y' (expected: such as 90d)",
        "keys add --role admin --valid-for 1d --no-expiry | expected: one of --expires, --valid-for"
            + " and --no-expiry",
        "access-log --since yesterday        | --since 'yesterday' (expected: such as 24h",
        "access-log --format csv             | --format csv (expected: table or json)",
        "access-log                          | nothing runs on",
        "keys                                | no command given",
        "topics                              | nothing runs on",
        "topics --check                      | nothing runs on",
        "load                                | Missing required parameters: 'KIND', 'FILE'",
        "load songs x                        | but was 'songs'",
        "load usage no-such-file             | file 'no-such-file' (expected: a file that can be"
            + " read)",
        "royalties                           | Missing required parameter: 'MONTH'",
        "royalties 2026-13                   | '2026-13' (expected: a month, such as 2026-10)",
        "royalties 2026-10                   | no key",
        "royalties 2026-10 --key k --url ftp | url 'ftp' (expected: http://host:port)",
        "royalties 2026-10 --format xml      | but was 'xml'",
        "periods --format pdf                | but was 'pdf'",
        "periods                             | no key",
        "review 2026-10 --reason= --key k    | expected: why, in words",
        "close 2026-10                       | Missing required option: '--reason=TEXT'",
        "close october --reason r            | 'october' (expected: a month, such as 2026-10)",
        "statements                          | Missing required parameter: 'MONTH'",
        "statements 2026-10 --format xml     | but was 'xml'",
        "statements 2026-10 --output d --format table --key k | (expected: json, csv or pdf, with"
            + " --output)",
        "statements verify                   | Missing required parameter: 'FILE'",
        "statements verify no-such-file      | file 'no-such-file' (expected: a file that can be"
            + " read)",
        "export 2026-10                      | Missing required parameter: 'DOCUMENT'",
        "export 2026-10 dsr.csv              | 'dsr.csv' (expected: one of royalties.csv,"
            + " royalties.xlsx",
        "reconcile 2026-10 --format csv      | --format csv (expected: table or json)",
        "fly                                 | Unmatched argument at index 0: 'fly'",
      })
  void shouldRefuseInOneLineWithExitCodeTwo(String arguments, String told) {
    assertThat(terminal.run(arguments.strip().split(" "))).isEqualTo(ExitCodes.USAGE);
    assertThat(terminal.err()).contains(told).hasLineCount(1);
    assertThat(terminal.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "up",
        "demo",
        "keys",
        "keys add",
        "topics",
        "access-log",
        "load",
        "royalties",
        "periods",
        "review",
        "close",
        "statements",
        "statements verify",
        "export",
        "reconcile",
        "rebuild",
        "backup",
        "restore"
      })
  void shouldExplainEveryCommand(String command) {
    assertThat(terminal.run((command + " --help").strip().split(" "))).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).contains("Usage: linernotes");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void shouldTellItsVersion() {
    assertThat(terminal.run("--version")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).startsWith("linernotes ");
  }
}
