package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ElapsedTest {
  private final StringWriter terminal = new StringWriter();

  @Test
  void shouldTellHowLongAndHowMuchWhereTheEndIsNotKnown() {
    try (Elapsed export = elapsed("export", true)) {
      export.add(5_000_000);
      assertThat(export.line(125)).isEqualTo("export 2:05 4,882 KiB");
    }
  }

  @Test
  void shouldTellOnlyHowLongWhereNothingIsCounted() {
    try (Elapsed close = elapsed("close", false)) {
      assertThat(close.line(59)).isEqualTo("close 0:59");
    }
  }

  @Test
  void shouldLeaveNoLineBehind() {
    elapsed("close", false).start().close();
    assertThat(terminal.toString()).endsWith("\r\u001b[K");
  }

  private Elapsed elapsed(String task, boolean bytes) {
    return new Elapsed(new PrintWriter(terminal), task, bytes);
  }
}
