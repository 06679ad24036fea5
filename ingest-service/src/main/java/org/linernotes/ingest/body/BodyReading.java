package org.linernotes.ingest.body;

import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.item.Items;

/** How the body of one request is read. */
public interface BodyReading {

  /**
   * What takes the body's bytes, not compressed any more, and gives its items, read and judged.
   *
   * @param inflation counts the body's bytes; a form that is compressed within adds what it
   *     inflates
   */
  ByteSink open(Items items, BodyLimits limits, Inflation inflation);

  /**
   * True if nothing of the body may be accepted before all of it is read: such bodies are bounded
   * as a whole.
   */
  boolean judgedWhole();

  /** The items accepted since the last call are about to be appended. */
  default void beforeAppend() {}

  /** A body of JSON. */
  static BodyReading of(BodyForm form, ItemReader reader) {
    return new BodyReading() {
      @Override
      public ByteSink open(Items items, BodyLimits limits, Inflation inflation) {
        return form.open(reader, items, limits);
      }

      @Override
      public boolean judgedWhole() {
        return form.judgedWhole();
      }

      @Override
      public void beforeAppend() {
        reader.beforeAppend();
      }
    };
  }
}
