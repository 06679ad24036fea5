package org.linernotes.ingest.body;

import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.Items;

/** The forms of the contract's section 2. */
public enum JsonForm implements BodyForm {
  /** One object, or an array of them: one fault of syntax and none can be trusted. */
  JSON {
    @Override
    public ByteSink open(ItemReader reader, Items items, BodyLimits limits) {
      return new WholeBody(new JsonItems(reader, items), false);
    }

    @Override
    public boolean judgedWhole() {
      return true;
    }
  },
  /** One object, and never an array. */
  OBJECT {
    @Override
    public ByteSink open(ItemReader reader, Items items, BodyLimits limits) {
      return new WholeBody(new JsonItems(reader, items), true);
    }

    @Override
    public boolean judgedWhole() {
      return true;
    }
  },
  /** One item per line: a fault of syntax costs its line only. */
  NDJSON {
    @Override
    public ByteSink open(ItemReader reader, Items items, BodyLimits limits) {
      return new Lines(new LineItems(reader, items), limits.lineBytes());
    }

    @Override
    public boolean judgedWhole() {
      return false;
    }
  }
}
