package org.linernotes.ingest.body;

/** A body that was not compressed. */
final class PlainDecoder implements Decoder {
  private final ByteSink next;
  private final Inflation inflation;

  PlainDecoder(ByteSink next, Inflation inflation) {
    this.next = next;
    this.inflation = inflation;
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    inflation.sent(to - from);
    inflation.inflated(to - from);
    next.accept(bytes, from, to);
  }

  @Override
  public void end() {
    next.end();
  }

  @Override
  public boolean giveMore() {
    return next.giveMore();
  }

  @Override
  public void close() {}
}
