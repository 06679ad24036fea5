package org.linernotes.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentCodingTest {
  private static final int MAX = 1_000_000;
  private static final byte[] TEXT = "{\"a\":1}\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    }
    return out.toByteArray();
  }

  private static byte[] joined(byte[] one, byte[] two) {
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    return both;
  }

  private static byte[] decoded(ContentCoding coding, byte[] sent) {
    ByteBuffer body = coding.decode(sent, MAX);
    byte[] bytes = new byte[body.remaining()];
    body.get(bytes);
    return bytes;
  }

  private static void refuses(ContentCoding coding, byte[] sent, BodyException.Code code) {
    assertThatThrownBy(() -> coding.decode(sent, MAX))
        .isInstanceOfSatisfying(BodyException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void shouldKnowTheCodingsByName() {
    assertThat(ContentCoding.of(null)).contains(ContentCoding.IDENTITY);
    assertThat(ContentCoding.of(" GZIP ")).contains(ContentCoding.GZIP);
    assertThat(ContentCoding.of("zstd")).contains(ContentCoding.ZSTD);
    assertThat(ContentCoding.of("br")).isEmpty();
    assertThat(ContentCoding.of("gzip, gzip")).isEmpty();
  }

  @Test
  void shouldInflateAllMembersOfGzip() throws IOException {
    byte[] sent = joined(gzip(TEXT), gzip(TEXT));
    assertThat(decoded(ContentCoding.GZIP, sent)).isEqualTo(joined(TEXT, TEXT));
  }

  @Test
  void shouldInflateAllFramesOfZstd() {
    byte[] sent = joined(Zstd.compress(TEXT), Zstd.compress(TEXT));
    assertThat(decoded(ContentCoding.ZSTD, sent)).isEqualTo(joined(TEXT, TEXT));
  }

  @Test
  void shouldRefuseWhatIsDamagedOrSomethingElse() throws IOException {
    byte[] good = gzip(TEXT);
    byte[] changed = good.clone();
    changed[good.length - 6] ^= 1; // in the checksum
    byte[] badSecond = joined(good, Arrays.copyOfRange(good, 1, good.length));
    refuses(ContentCoding.GZIP, TEXT, BodyException.Code.BODY_NOT_DECODABLE);
    refuses(
        ContentCoding.GZIP,
        Arrays.copyOf(good, good.length - 3),
        BodyException.Code.BODY_NOT_DECODABLE);
    refuses(ContentCoding.GZIP, changed, BodyException.Code.BODY_NOT_DECODABLE);
    refuses(ContentCoding.GZIP, badSecond, BodyException.Code.BODY_NOT_DECODABLE);
    refuses(ContentCoding.GZIP, joined(good, new byte[1]), BodyException.Code.BODY_NOT_DECODABLE);
    byte[] zstd = Zstd.compress(TEXT);
    refuses(ContentCoding.ZSTD, TEXT, BodyException.Code.BODY_NOT_DECODABLE);
    refuses(
        ContentCoding.ZSTD,
        Arrays.copyOf(zstd, zstd.length - 1),
        BodyException.Code.BODY_NOT_DECODABLE);
  }

  @Test
  void shouldStopInflatingAtTheLimit() throws IOException {
    byte[] bomb = new byte[200 * MAX];
    refuses(ContentCoding.GZIP, gzip(bomb), BodyException.Code.BODY_TOO_LARGE);
    refuses(ContentCoding.ZSTD, Zstd.compress(bomb), BodyException.Code.BODY_TOO_LARGE);
    refuses(ContentCoding.IDENTITY, new byte[MAX + 1], BodyException.Code.BODY_TOO_LARGE);
    byte[] exact = new byte[MAX];
    assertThat(decoded(ContentCoding.GZIP, gzip(exact))).hasSize(MAX);
    assertThat(decoded(ContentCoding.ZSTD, Zstd.compress(exact))).hasSize(MAX);
  }
}
