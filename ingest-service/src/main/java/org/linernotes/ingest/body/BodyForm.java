package org.linernotes.ingest.body;

import java.nio.ByteBuffer;

/** How items stand in a body. */
public enum BodyForm {
  /** One object, or an array of them: one fault of syntax and none can be trusted. */
  JSON {
    @Override
    public ItemSlices slices(ByteBuffer body) {
      return new JsonSlices(body);
    }
  },
  /** One item per line: a fault of syntax costs its line only. */
  NDJSON {
    @Override
    public ItemSlices slices(ByteBuffer body) {
      return new LineSlices(body);
    }
  };

  /** The items of a body, one after the other. */
  public abstract ItemSlices slices(ByteBuffer body);
}
