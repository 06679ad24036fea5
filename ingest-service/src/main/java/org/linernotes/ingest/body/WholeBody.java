package org.linernotes.ingest.body;

import java.util.Arrays;

/** Keeps a body of JSON until its end: only then it is known whether it is JSON at all. */
final class WholeBody implements ByteSink {
  private final JsonItems items;
  private byte[] body = new byte[0];
  private int length;

  WholeBody(JsonItems items) {
    this.items = items;
  }

  @Override
  public void accept(byte[] bytes, int from, int to) {
    int more = to - from;
    if (length + more > body.length) {
      body = Arrays.copyOf(body, Math.max(length + more, length + length / 2));
    }
    System.arraycopy(bytes, from, body, length, more);
    length += more;
  }

  @Override
  public void end() {
    byte[] all = body;
    body = new byte[0]; // the items may be kept for long, their text need not
    JsonSlices slices = new JsonSlices(all, length);
    while (slices.next()) {
      items.item(all, slices.from(), slices.to());
    }
  }
}
