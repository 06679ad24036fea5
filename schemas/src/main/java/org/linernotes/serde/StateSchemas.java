package org.linernotes.serde;

import java.util.List;
import org.apache.avro.Schema;
import org.linernotes.avro.CellState;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Claims;
import org.linernotes.avro.UsageSum;

/**
 * Schemas of Streams' state and of its internal topics: written and read by usage-streams alone.
 */
public final class StateSchemas {
  public static final List<Schema> ALL =
      List.of(
          ClaimChange.getClassSchema(),
          Claims.getClassSchema(),
          UsageSum.getClassSchema(),
          CellState.getClassSchema());

  private StateSchemas() {}

  /**
   * The registry subject of an internal schema: its full name, since it stands on no public topic.
   */
  public static String subject(Schema schema) {
    return schema.getFullName();
  }
}
