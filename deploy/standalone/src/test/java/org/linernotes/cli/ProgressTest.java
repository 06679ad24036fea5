package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void shouldTellOfEachFifthOnceWhereNobodyWatches() {
    StringWriter out = new StringWriter();
    try (Progress progress = Progress.lines(new PrintWriter(out, true), "run", 1000)) {
      for (int i = 0; i < 100; i++) {
        progress.add(10);
      }
    }
    assertThat(out.toString().lines())
        .containsExactly(
            "run: 200 of 1000",
            "run: 400 of 1000",
            "run: 600 of 1000",
            "run: 800 of 1000",
            "run: 1000 of 1000");
  }
}
