package org.linernotes.ingest.body;

import java.nio.ByteBuffer;

/** Lines that are not blank. */
final class LineSlices extends ItemSlices {
  private boolean any;

  LineSlices(ByteBuffer body) {
    super(body);
  }

  @Override
  public boolean next() {
    while (at < end) {
      int start = at;
      while (at < end && bytes[at] != '\n') {
        at++;
      }
      slice(start, at);
      at++;
      if (from < to) {
        any = true;
        return true;
      }
    }
    if (!any) {
      throw empty();
    }
    return false;
  }
}
