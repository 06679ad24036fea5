package org.linernotes.ingest.body;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a body is compressed: its {@code Content-Encoding}. */
public enum ContentCoding {
  IDENTITY {
    @Override
    InputStream open(byte[] sent) {
      return new ByteArrayInputStream(sent);
    }
  },
  GZIP {
    @Override
    InputStream open(byte[] sent) throws IOException {
      return new StrictGzip(sent);
    }
  },
  ZSTD {
    @Override
    InputStream open(byte[] sent) throws IOException {
      return new ZstdInputStream(new ByteArrayInputStream(sent)).setLongMax(MAX_WINDOW_LOG);
    }
  };

  /**
   * 8 MiB, what every decoder must support (RFC 8878); more would let one body claim much memory.
   */
  private static final int MAX_WINDOW_LOG = 23;

  private static final int FIRST_BUFFER_BYTES = 1 << 16;
  private static final int EXPECTED_RATIO = 8;

  abstract InputStream open(byte[] sent) throws IOException;

  /** The coding of a header's value; empty if it is not one of these. */
  public static Optional<ContentCoding> of(@Nullable String header) {
    String name = header == null ? "" : header.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> Optional.of(IDENTITY);
      case "gzip", "x-gzip" -> Optional.of(GZIP);
      case "zstd" -> Optional.of(ZSTD);
      default -> Optional.empty();
    };
  }

  /**
   * The body as it was before it was compressed, all members or frames of it.
   *
   * @throws BodyException if it is damaged, or larger than allowed
   */
  public ByteBuffer decode(byte[] sent, int maxBytes) {
    if (this == IDENTITY) {
      if (sent.length > maxBytes) {
        throw tooLarge(maxBytes);
      }
      return ByteBuffer.wrap(sent);
    }
    if (sent.length == 0) {
      return ByteBuffer.wrap(sent); // an empty body, whatever it is said to be
    }
    try (InputStream in = open(sent)) {
      return readAll(in, sent.length, maxBytes);
    } catch (IOException e) {
      throw new BodyException(
          BodyException.Code.BODY_NOT_DECODABLE,
          "not "
              + name().toLowerCase(Locale.ROOT)
              + ", or damaged: "
              + (e instanceof EOFException ? "it ends too early" : e.getMessage()));
    }
  }

  private static ByteBuffer readAll(InputStream in, int sentBytes, int maxBytes)
      throws IOException {
    long guess = Math.max(FIRST_BUFFER_BYTES, (long) sentBytes * EXPECTED_RATIO);
    byte[] buffer = new byte[(int) Math.min(guess, (long) maxBytes + 1)];
    int length = 0;
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer, length, buffer.length - length)) {
      length += n;
      if (length > maxBytes) {
        throw tooLarge(maxBytes);
      }
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(2L * length, (long) maxBytes + 1));
      }
    }
    return ByteBuffer.wrap(buffer, 0, length);
  }

  private static BodyException tooLarge(int maxBytes) {
    return new BodyException(
        BodyException.Code.BODY_TOO_LARGE,
        "the body, decompressed, is larger than " + maxBytes + " bytes; send it in parts");
  }
}
