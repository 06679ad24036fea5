package org.linernotes.ingest.body;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keeps a body of JSON until its end: only then it is known whether it is JSON at all. */
final class WholeBody implements ByteSink {
  private static final int ITEMS_AT_ONCE = 1000;

  private final JsonItems items;
  private final boolean single;
  private byte[] body = new byte[0];
  private int length;
  private @Nullable JsonSlices slices;

  /**
   * @param single true if an array is one item too, and not many
   */
  WholeBody(JsonItems items, boolean single) {
    this.items = items;
    this.single = single;
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
    slices = new JsonSlices(body, length, single);
    giveMore();
  }

  @Override
  public boolean giveMore() {
    if (slices == null) {
      return false;
    }
    for (int i = 0; i < ITEMS_AT_ONCE; i++) {
      if (!slices.next()) {
        slices = null;
        body = new byte[0]; // the items may be kept for long, their text need not
        return false;
      }
      items.item(body, slices.from(), slices.to());
    }
    return true;
  }
}
