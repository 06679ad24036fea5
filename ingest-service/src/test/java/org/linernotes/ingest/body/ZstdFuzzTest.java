package org.linernotes.ingest.body;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Framing of zstd. */
class ZstdFuzzTest {
  private static final int WINDOW_LOG = 23;

  @FuzzTest
  void shouldInflateWhatZstdDoes(byte[] sent) {
    Inflated inflated = Inflated.by(ContentCoding.ZSTD, sent);
    byte[] plain = Inflated.otherwise(() -> byZstd(sent));
    if (inflated.isWhole()) {
      AnyBody.holds("what zstd inflates", Arrays.equals(inflated.bytes(), plain));
    } else if (inflated.fault() == BodyException.Code.BODY_NOT_DECODABLE) {
      AnyBody.holds("zstd refuses it", plain == null || plain.length > Inflated.MOST_BYTES);
    } else {
      AnyBody.holds("too large", plain == null || plain.length > Inflated.MOST_BYTES);
    }
  }

  private static InputStream byZstd(byte[] sent) throws IOException {
    return new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(sent)).setLongMax(WINDOW_LOG);
  }
}
