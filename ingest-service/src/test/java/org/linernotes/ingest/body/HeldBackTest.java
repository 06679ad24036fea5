package org.linernotes.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeldBackTest {
  private static final BodyLimits LIMITS = new BodyLimits(1_000_000, 1000, 100_000, 100_000, 200);
  private static final byte[] LINE = "{\"a\":1}\n".getBytes(StandardCharsets.UTF_8);

  private final ByteArrayOutputStream given = new ByteArrayOutputStream();
  private boolean ended;
  private final HeldBack heldBack =
      new HeldBack(
          new ByteSink() {
            @Override
            public void accept(byte[] piece, int from, int to) {
              given.write(piece, from, to - from);
            }

            @Override
            public void end() {
              ended = true;
            }
          });

  private static byte[] lines(int bytes) {
    return new String(LINE, StandardCharsets.UTF_8)
        .repeat(bytes / LINE.length)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void shouldGiveNothingOnUntilTheRatioIsJudged() {
    byte[] half = lines(HeldBack.HELD_BYTES / 2);
    heldBack.accept(half, 0, half.length);
    heldBack.accept(half, 0, half.length);
    assertThat(given.size()).isZero();
    heldBack.accept(LINE, 0, LINE.length);
    assertThat(given.size()).isEqualTo(HeldBack.HELD_BYTES + LINE.length);
  }

  @Test
  void shouldGiveAShortBodyOnAtItsEnd() {
    heldBack.accept(LINE, 0, LINE.length);
    heldBack.end();
    assertThat(given.toByteArray()).isEqualTo(LINE);
    assertThat(ended).isTrue();
  }

  @Test
  void shouldGiveOnEveryByteInOrder() {
    byte[] body = new byte[5 * HeldBack.HELD_BYTES / 2];
    for (int i = 0; i < body.length; i++) {
      body[i] = (byte) ((i * 31) >> 3);
    }
    int at = 0;
    for (int piece = 1; at < body.length; piece = piece * 3 + 1) {
      int to = Math.min(body.length, at + piece);
      heldBack.accept(body, at, to);
      at = to;
    }
    heldBack.end();
    assertThat(given.toByteArray()).isEqualTo(body);
  }

  @Test
  void shouldReadNothingOfABomb() throws IOException {
    byte[] bomb = ContentCodingTest.gzip(lines(4_000_000));
    assertThatThrownBy(
            () -> {
              try (Decoder decoder =
                  ContentCoding.GZIP.decoder(heldBack, Inflation.ofStream(LIMITS))) {
                Read.give(bomb, 1024, decoder);
              }
            })
        .isInstanceOfSatisfying(
            BodyException.class,
            e -> assertThat(e.code()).isEqualTo(BodyException.Code.BODY_RATIO));
    assertThat(given.size()).isZero();
  }
}
