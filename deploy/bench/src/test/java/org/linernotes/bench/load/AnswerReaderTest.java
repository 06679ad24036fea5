package org.linernotes.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final String BODY = "{\"received\":1000,\"accepted\":998,\"rejected\":2}";
  private static final String ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

  private final AnswerReader reader = new AnswerReader();

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7, 10_000})
  void shouldReadAnAnswerHoweverItIsCut(int pieceBytes) throws IOException {
    reader.read(inPieces(ACCEPTED, pieceBytes));
    assertThat(reader.status()).isEqualTo(202);
    assertThat(reader.accepted()).isEqualTo(998);
    assertThat(reader.closes()).isFalse();
    assertThat(reader.shown()).isEqualTo("HTTP/1.1 202 Accepted " + BODY);
  }

  @Test
  void shouldReadAnswersLargerThanItsBuffer() throws IOException {
    String body = " ".repeat(50_000) + "\"accepted\":5";
    reader.read(
        inPieces("HTTP/1.1 422 No\r\ncontent-length:" + body.length() + "\r\n\r\n" + body, 4096));
    assertThat(reader.status()).isEqualTo(422);
    assertThat(reader.accepted()).isEqualTo(5);
  }

  @Test
  void shouldSeeThatTheServerCloses() throws IOException {
    reader.read(
        inPieces("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", 100));
    assertThat(reader.closes()).isTrue();
    assertThat(reader.accepted()).isEqualTo(-1);
  }

  @Test
  void shouldNotTakeHalfAnAnswerForOne() {
    String half = ACCEPTED.substring(0, ACCEPTED.length() - 1);
    assertThatThrownBy(() -> reader.read(inPieces(half, 100))).isInstanceOf(EOFException.class);
  }

  private static InputStream inPieces(String text, int pieceBytes) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
      @Override
      public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, pieceBytes));
      }
    };
  }
}
