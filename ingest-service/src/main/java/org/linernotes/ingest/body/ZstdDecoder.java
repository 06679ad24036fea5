package org.linernotes.ingest.body;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Zstandard (RFC 8878), all frames. */
final class ZstdDecoder implements Decoder {
  /**
   * 8 MiB, what every decoder must support (RFC 8878); more would let one body claim much memory.
   */
  private static final int MAX_WINDOW_LOG = 23;

  private static final int OUTPUT_BYTES = 1 << 15;

  /** What was given and not read yet; it seems to end where a piece does. */
  private static final class Pieces extends InputStream {
    private byte[] bytes = new byte[0];
    private int from;
    private int to;

    void give(byte[] piece, int pieceFrom, int pieceTo) {
      bytes = piece;
      from = pieceFrom;
      to = pieceTo;
    }

    @Override
    public int read() {
      return from < to ? bytes[from++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      int n = Math.min(length, to - from);
      if (n == 0) {
        return -1;
      }
      System.arraycopy(bytes, from, buffer, offset, n);
      from += n;
      return n;
    }

    @Override
    public int available() {
      return to - from;
    }
  }

  private final ByteSink next;
  private final Inflation inflation;
  private final Pieces pieces = new Pieces();
  private final ZstdInputStreamNoFinalizer stream;
  private final byte[] output = new byte[OUTPUT_BYTES];

  ZstdDecoder(ByteSink next, Inflation inflation) {
    this.next = next;
    this.inflation = inflation;
    try {
      stream = new ZstdInputStreamNoFinalizer(pieces);
      stream.setLongMax(MAX_WINDOW_LOG);
      stream.setContinuous(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // nothing was read: this cannot be
    }
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    inflation.sent(to - from);
    pieces.give(bytes, from, to);
    drain();
  }

  private void drain() {
    try {
      for (int n = stream.read(output); n >= 0; n = stream.read(output)) {
        inflation.inflated(n);
        next.accept(output, 0, n);
      }
    } catch (IOException e) {
      throw new BodyException(
          BodyException.Code.BODY_NOT_DECODABLE, "not zstd, or damaged: " + e.getMessage());
    }
  }

  /** Told that no more will come, the stream fails if it stands within a frame. */
  @Override
  public void end() {
    stream.setContinuous(false);
    drain();
    next.end();
  }

  @Override
  public boolean giveMore() {
    return next.giveMore();
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the pieces have nothing to close: this cannot be
    }
  }
}
