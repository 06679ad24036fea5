package org.linernotes.ingest.body;

import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.Items;

/** How items stand in a body of JSON. */
public interface BodyForm {

  /**
   * What takes the body's bytes, not compressed any more, and gives its items, read and judged.
   *
   * @param reader of the one request that the body is of
   */
  ByteSink open(ItemReader reader, Items items, BodyLimits limits);

  /**
   * True if nothing of the body may be accepted before all of it is read: such bodies are bounded
   * as a whole.
   */
  boolean judgedWhole();
}
