package org.linernotes.serde;

import java.util.List;
import org.apache.avro.Schema;
import org.linernotes.avro.UsageEvent;

/** Schemas that clients write with, and that stand on no topic. */
public final class PublishedSchemas {
  public static final List<Schema> ALL = List.of(UsageEvent.getClassSchema());

  private PublishedSchemas() {}
}
