package org.linernotes.ingest.body;

import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Gzip (RFC 1952), all members. What follows a member and is not another one is an error: it may be
 * a member that was damaged, and its items would be lost without a word.
 */
final class GzipDecoder implements Decoder {
  private static final int OUTPUT_BYTES = 1 << 15;
  private static final int TRAILER_BYTES = 8;

  private enum Part {
    HEADER,
    DATA,
    TRAILER
  }

  private final ByteSink next;
  private final Inflation inflation;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] output = new byte[OUTPUT_BYTES];
  private GzipHeader header = new GzipHeader();
  private Part part = Part.HEADER;
  private long trailer;
  private int trailerBytes;

  GzipDecoder(ByteSink next, Inflation inflation) {
    this.next = next;
    this.inflation = inflation;
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    inflation.sent(to - from);
    int at = from;
    while (at < to) {
      at =
          switch (part) {
            case HEADER -> header(bytes, at, to);
            case DATA -> data(bytes, at, to);
            case TRAILER -> trailer(bytes, at);
          };
    }
  }

  private int header(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !header.isWhole()) {
      header.accept(bytes[at++]);
    }
    if (header.isWhole()) {
      part = Part.DATA;
    }
    return at;
  }

  private int data(byte[] bytes, int from, int to) {
    inflater.setInput(bytes, from, to - from);
    try {
      for (int n = inflater.inflate(output); n > 0; n = inflater.inflate(output)) {
        inflation.inflated(n);
        checksum.update(output, 0, n);
        next.accept(output, 0, n);
      }
    } catch (DataFormatException e) {
      throw damaged(String.valueOf(e.getMessage()));
    }
    if (inflater.needsDictionary()) {
      throw damaged("it needs a dictionary");
    }
    if (inflater.finished()) {
      part = Part.TRAILER;
    }
    return to - inflater.getRemaining();
  }

  /** Checksum and length, each four bytes, the lowest first. */
  private int trailer(byte[] bytes, int at) {
    trailer |= (bytes[at] & 0xFFL) << (8 * trailerBytes);
    trailerBytes++;
    if (trailerBytes == TRAILER_BYTES) {
      if ((trailer & 0xFFFFFFFFL) != checksum.getValue()) {
        throw damaged("its checksum differs");
      }
      if (trailer >>> 32 != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
        throw damaged("its length differs");
      }
      nextMember();
    }
    return at + 1;
  }

  private void nextMember() {
    inflater.reset();
    checksum.reset();
    header = new GzipHeader();
    part = Part.HEADER;
    trailer = 0;
    trailerBytes = 0;
  }

  @Override
  public void end() {
    if (part != Part.HEADER || header.isBegun()) {
      throw damaged("it ends too early");
    }
    next.end();
  }

  @Override
  public boolean giveMore() {
    return next.giveMore();
  }

  @Override
  public void close() {
    inflater.end();
  }

  static BodyException damaged(String how) {
    return new BodyException(BodyException.Code.BODY_NOT_DECODABLE, "not gzip, or damaged: " + how);
  }
}
