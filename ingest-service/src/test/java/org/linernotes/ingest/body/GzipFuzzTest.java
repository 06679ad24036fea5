package org.linernotes.ingest.body;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;

/**
 * Framing of gzip. What begins like gzip is taken as it is; anything else as compressed data to
 * which a header and a trailer that fits are added, since no fuzzer guesses a checksum.
 */
class GzipFuzzTest {
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 0};

  @FuzzTest
  void shouldInflateWhatTheJdkDoes(byte[] input) throws DataFormatException {
    if (input.length == 0 || input[0] == HEADER[0]) {
      asSent(input);
    } else {
      asData(input);
    }
  }

  private static void asSent(byte[] sent) {
    Inflated inflated = Inflated.by(ContentCoding.GZIP, sent);
    if (inflated.isWhole() && sent.length > 0) {
      AnyBody.holds("what the JDK inflates", Arrays.equals(inflated.bytes(), byJdk(sent)));
    }
  }

  private static byte[] byJdk(byte[] sent) {
    byte[] plain =
        Inflated.otherwise(() -> new GZIPInputStream(new ByteArrayInputStream(sent), sent.length));
    return plain == null ? HEADER : plain;
  }

  /** Members of that data, as many as its bytes make. */
  private static void asData(byte[] data) {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    int at = 0;
    while (at < data.length && plain.size() <= Inflated.MOST_BYTES) {
      int taken = member(data, at, sent, plain);
      if (taken == 0) {
        AnyBody.holds("refused", !Inflated.by(ContentCoding.GZIP, sent.toByteArray()).isWhole());
        return;
      }
      at += taken;
    }
    Inflated inflated = Inflated.by(ContentCoding.GZIP, sent.toByteArray());
    boolean fits = plain.size() <= Inflated.MOST_BYTES;
    AnyBody.same("taken", fits, inflated.isWhole());
    AnyBody.holds(
        "all that was compressed", !fits || Arrays.equals(plain.toByteArray(), inflated.bytes()));
  }

  /** How much of the data the member took; 0 if it is none, and was added as it is. */
  private static int member(
      byte[] data, int at, ByteArrayOutputStream sent, ByteArrayOutputStream plain) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(data, at, data.length - at);
      byte[] output = new byte[Inflated.MOST_BYTES + 1];
      int size = inflater.inflate(output);
      int taken = inflater.finished() || size == output.length ? (int) inflater.getBytesRead() : 0;
      sent.writeBytes(HEADER);
      sent.write(data, at, taken == 0 ? data.length - at : taken);
      plain.write(output, 0, size);
      trailer(output, size, sent);
      return taken;
    } catch (DataFormatException e) {
      sent.writeBytes(HEADER);
      sent.write(data, at, data.length - at);
      return 0;
    } finally {
      inflater.end();
    }
  }

  private static void trailer(byte[] plain, int size, ByteArrayOutputStream sent) {
    CRC32 checksum = new CRC32();
    checksum.update(plain, 0, size);
    for (long value : new long[] {checksum.getValue(), size}) {
      for (int shift = 0; shift < 32; shift += 8) {
        sent.write((int) (value >> shift));
      }
    }
  }
}
