package org.linernotes.ingest.body;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a body is compressed: its {@code Content-Encoding}. */
public enum ContentCoding {
  IDENTITY {
    @Override
    public Decoder decoder(ByteSink next, Inflation inflation) {
      return new PlainDecoder(next, inflation);
    }
  },
  GZIP {
    @Override
    public Decoder decoder(ByteSink next, Inflation inflation) {
      return new GzipDecoder(next, inflation);
    }
  },
  ZSTD {
    @Override
    public Decoder decoder(ByteSink next, Inflation inflation) {
      return new ZstdDecoder(next, inflation);
    }
  };

  /**
   * Gives the body as it was before it was compressed, all members or frames of it, to what comes
   * next. A body without a byte is an empty one, whatever it is said to be.
   */
  public abstract Decoder decoder(ByteSink next, Inflation inflation);

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
}
