package org.linernotes.ingest.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a decoder gave on, and whether it took all that was sent; for the fuzz targets. */
final class Inflated implements ByteSink {
  /** Small, so that it is met often. */
  static final int MOST_BYTES = 10_000;

  private static final BodyLimits LIMITS = new BodyLimits(MOST_BYTES, 1, 1, 1, 250);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean ended;
  private BodyException.@Nullable Code fault;

  /** Decodes at once, after it was seen that pieces give the same. */
  static Inflated by(ContentCoding coding, byte[] sent) {
    Inflated whole = by(coding, sent, Math.max(1, sent.length));
    Inflated cut = by(coding, sent, AnyBody.pieceBytes(sent));
    AnyBody.same("taken", whole.isWhole(), cut.isWhole());
    byte[] one = whole.bytes();
    byte[] other = cut.bytes();
    int shorter = Math.min(one.length, other.length); // one that is damaged may end earlier
    AnyBody.holds("the same length", !whole.isWhole() || one.length == other.length);
    AnyBody.holds("the same bytes", Arrays.equals(one, 0, shorter, other, 0, shorter));
    return whole;
  }

  private static Inflated by(ContentCoding coding, byte[] sent, int pieceBytes) {
    Inflated inflated = new Inflated();
    try (Decoder decoder = coding.decoder(inflated, Inflation.ofWhole(LIMITS))) {
      Read.give(sent, pieceBytes, decoder);
    } catch (BodyException e) {
      inflated.fault = e.code();
    }
    AnyBody.holds("ended, or refused", inflated.ended != (inflated.fault != null));
    AnyBody.holds("no more than is allowed", inflated.bytes.size() <= MOST_BYTES);
    return inflated;
  }

  /** Whatever another reader gives, but little more than is allowed here; null if it refuses. */
  static byte @Nullable [] otherwise(Opening opening) {
    try (InputStream stream = opening.open()) {
      return stream.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      return null;
    }
  }

  /** How another reader begins. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  /** All that was sent was taken. */
  boolean isWhole() {
    return ended;
  }

  BodyException.@Nullable Code fault() {
    return fault;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  @Override
  public void accept(byte[] piece, int from, int to) {
    AnyBody.holds("a piece with bytes, not many", to > from && to - from <= 1 << 16);
    bytes.write(piece, from, to - from);
  }

  @Override
  public void end() {
    AnyBody.holds("ended once", !ended);
    ended = true;
  }
}
