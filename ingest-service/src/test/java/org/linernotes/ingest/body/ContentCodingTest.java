package org.linernotes.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ContentCodingTest {
  private static final int MAX = 1_000_000;
  private static final BodyLimits LIMITS = new BodyLimits(MAX, 1000, MAX, MAX, 1_000_000);
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

  /** Keeps what it is given. */
  private static final class Kept implements ByteSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int largestPiece;
    private boolean ended;

    @Override
    public void accept(byte[] piece, int from, int to) {
      bytes.write(piece, from, to - from);
      largestPiece = Math.max(largestPiece, to - from);
    }

    @Override
    public void end() {
      ended = true;
    }
  }

  private static Kept decoded(ContentCoding coding, byte[] sent, int pieceBytes) {
    Kept kept = new Kept();
    try (Decoder decoder = coding.decoder(kept, Inflation.ofWhole(LIMITS))) {
      Read.give(sent, pieceBytes, decoder);
    }
    assertThat(kept.ended).isTrue();
    return kept;
  }

  private static byte[] decoded(ContentCoding coding, byte[] sent) {
    byte[] whole = decoded(coding, sent, sent.length).bytes.toByteArray();
    for (int pieceBytes : List.of(1, 3, 1000)) {
      assertThat(decoded(coding, sent, pieceBytes).bytes.toByteArray()).isEqualTo(whole);
    }
    return whole;
  }

  private static void refuses(ContentCoding coding, byte[] sent, BodyException.Code code) {
    for (int pieceBytes : List.of(1, 1000, Math.max(1, sent.length))) {
      assertThatThrownBy(() -> decoded(coding, sent, pieceBytes))
          .isInstanceOfSatisfying(BodyException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
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
  void shouldReadEveryFieldThatAGzipHeaderMayHave() throws IOException {
    byte[] plain = gzip(TEXT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] fixed = Arrays.copyOf(plain, 10);
    fixed[3] = 0x1E; // checksum, extra, name, comment
    out.write(fixed);
    out.write(new byte[] {3, 0, 9, 9, 9});
    out.write("name\0comment\0".getBytes(StandardCharsets.US_ASCII));
    CRC32 checksum = new CRC32();
    checksum.update(out.toByteArray());
    int sum = (int) checksum.getValue();
    out.write(new byte[] {(byte) sum, (byte) (sum >> 8)});
    out.write(plain, 10, plain.length - 10);
    byte[] sent = out.toByteArray();
    assertThat(decoded(ContentCoding.GZIP, sent)).isEqualTo(TEXT);
    sent[12] ^= 1; // in the extra field
    refuses(ContentCoding.GZIP, sent, BodyException.Code.BODY_NOT_DECODABLE);
    plain[3] = (byte) 0x80;
    refuses(ContentCoding.GZIP, plain, BodyException.Code.BODY_NOT_DECODABLE);
  }

  @Test
  void shouldRefuseAGzipMemberOfAnotherLengthThanItSays() throws IOException {
    byte[] sent = gzip(TEXT);
    sent[sent.length - 1] ^= 1;
    refuses(ContentCoding.GZIP, sent, BodyException.Code.BODY_NOT_DECODABLE);
  }

  @Test
  void shouldTakeNoBytesForAnEmptyBody() {
    for (ContentCoding coding : ContentCoding.values()) {
      assertThat(decoded(coding, new byte[0], 1).bytes.size()).isZero();
    }
  }

  @Test
  void shouldRefuseAZstdWindowThatTakesMuchMemory() {
    byte[] plain = new byte[1 << 24];
    try (ZstdCompressCtx zstd = new ZstdCompressCtx()) {
      byte[] sent = zstd.setLong(24).setContentSize(false).compress(plain);
      refuses(ContentCoding.ZSTD, sent, BodyException.Code.BODY_NOT_DECODABLE);
    }
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

  @Test
  void shouldGiveOnSmallPiecesHoweverMuchIsInflated() throws IOException {
    byte[] exact = new byte[MAX];
    for (int pieceBytes : List.of(100, 2000)) {
      assertThat(decoded(ContentCoding.GZIP, gzip(exact), pieceBytes).largestPiece)
          .isLessThanOrEqualTo(65_536);
      assertThat(decoded(ContentCoding.ZSTD, Zstd.compress(exact), pieceBytes).largestPiece)
          .isLessThanOrEqualTo(65_536);
    }
  }

  @Test
  void shouldStopAStreamThatInflatesTooMuch() throws IOException {
    BodyLimits limits = new BodyLimits(1, 1, 1, 1, 250);
    byte[] small = new byte[128 * 1024];
    byte[] bomb = new byte[128 * 1024 + 100_000];
    for (ContentCoding coding : List.of(ContentCoding.GZIP, ContentCoding.ZSTD)) {
      assertThat(streamed(coding, sent(coding, small), limits)).isEqualTo(small.length);
      assertThatThrownBy(() -> streamed(coding, sent(coding, bomb), limits))
          .isInstanceOfSatisfying(
              BodyException.class,
              e -> assertThat(e.code()).isEqualTo(BodyException.Code.BODY_RATIO));
    }
    byte[] plain = new byte[3 << 20];
    assertThat(streamed(ContentCoding.IDENTITY, plain, limits)).isEqualTo(plain.length);
  }

  private static byte[] sent(ContentCoding coding, byte[] plain) throws IOException {
    return coding == ContentCoding.GZIP ? gzip(plain) : Zstd.compress(plain);
  }

  private static int streamed(ContentCoding coding, byte[] sent, BodyLimits limits) {
    Kept kept = new Kept();
    try (Decoder decoder = coding.decoder(kept, Inflation.ofStream(limits))) {
      Read.give(sent, 512, decoder);
    }
    return kept.bytes.size();
  }
}
