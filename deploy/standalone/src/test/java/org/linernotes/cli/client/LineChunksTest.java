package org.linernotes.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LineChunksTest {

  @Test
  void shouldCutAfterSoManyItemsAndKeepTheOrder() throws IOException {
    assertThat(bodies("1\n2\n3\n4\n5\n", 2)).containsExactly("1\n2\n", "3\n4\n", "5\n");
  }

  @Test
  void shouldCountBlankLinesAndNotSendThem() throws IOException {
    Chunk chunk = new LineChunks(input("\n  \r\n{}\n\t\n[]"), 10).next().orElseThrow();
    assertThat(new String(chunk.body(), StandardCharsets.UTF_8)).isEqualTo("{}\n[]\n");
    assertThat(chunk.line(0)).isEqualTo(3);
    assertThat(chunk.line(1)).isEqualTo(5);
    assertThat(chunk.line(2)).isZero();
  }

  @Test
  void shouldSendALastLineWithoutItsBreak() throws IOException {
    assertThat(bodies("a\nb", 10)).containsExactly("a\nb\n");
  }

  @Test
  void shouldSendNothingOfAnEmptyFile() throws IOException {
    assertThat(bodies("", 10)).isEmpty();
    assertThat(bodies("\n\n \n", 10)).isEmpty();
  }

  @Test
  void shouldLeaveBytesThatAreNotTextToTheService() throws IOException {
    byte[] invalid = {'"', (byte) 0xff, (byte) 0xc0, '"', '\n'};
    Chunk chunk = new LineChunks(new ByteArrayInputStream(invalid), 10).next().orElseThrow();
    assertThat(chunk.body()).isEqualTo(invalid);
  }

  private static List<String> bodies(String text, int mostLines) throws IOException {
    LineChunks chunks = new LineChunks(input(text), mostLines);
    List<String> bodies = new ArrayList<>();
    for (Optional<Chunk> chunk = chunks.next(); chunk.isPresent(); chunk = chunks.next()) {
      bodies.add(new String(chunk.get().body(), StandardCharsets.UTF_8));
    }
    return bodies;
  }

  private static ByteArrayInputStream input(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
