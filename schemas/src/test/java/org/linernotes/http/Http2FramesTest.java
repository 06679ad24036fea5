package org.linernotes.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Http2FramesTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  private final Http2Frames frames = new Http2Frames();

  private boolean feed(String hex) {
    return frames.feed(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
  }

  private void preface() {
    frames.feed(Unpooled.wrappedBuffer(PREFACE.getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void shouldOweTheRestOfThePreface() {
    assertThat(frames.unfinished()).isTrue();
    preface();
    assertThat(frames.unfinished()).isFalse();
  }

  @Test
  void shouldFollowFramesByteByByte() {
    preface();
    String ping = "000008060000000000" + "0102030405060708";
    for (int i = 0; i < ping.length() - 2; i += 2) {
      assertThat(feed(ping.substring(i, i + 2))).isFalse();
      assertThat(frames.unfinished()).isTrue();
    }
    assertThat(feed("08")).isTrue();
    assertThat(frames.unfinished()).isFalse();
  }

  @Test
  void shouldOweAHeadUntilItsLastFrame() {
    preface();
    assertThat(feed("000001010000000001" + "82")).isFalse();
    assertThat(frames.unfinished()).isTrue();
    assertThat(feed("000001090000000001" + "86")).isFalse();
    assertThat(frames.unfinished()).isTrue();
    assertThat(feed("000001090400000001" + "84")).isTrue();
    assertThat(frames.unfinished()).isFalse();
  }

  @Test
  void shouldLetABodyTakeItsTime() {
    preface();
    feed("000001010400000001" + "82" + "000004000100000001" + "01");
    assertThat(frames.unfinished()).isFalse();
    assertThat(feed("020304" + "0000000401")).isFalse();
    assertThat(frames.unfinished()).isTrue();
    assertThat(feed("00000000")).isTrue();
  }
}
