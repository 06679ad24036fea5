package org.linernotes.ingest.avro;

import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.ByteSink;
import org.linernotes.ingest.body.Inflation;
import org.linernotes.ingest.item.Items;

/** A body that is an Avro object container file; items of one block are not those of the next. */
public record AvroReading(DatumReader reader) implements BodyReading {

  @Override
  public ByteSink open(Items items, BodyLimits limits, Inflation inflation) {
    return new AvroContainer(reader, items, limits.blockBytes(), inflation);
  }

  @Override
  public boolean judgedWhole() {
    return false;
  }
}
