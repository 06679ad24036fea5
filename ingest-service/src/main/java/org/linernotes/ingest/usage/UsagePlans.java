package org.linernotes.ingest.usage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.Shown;

/**
 * The plans of schemas that were met lately: a platform's containers all begin with the same one,
 * and reading it takes longer than reading the events of a small one. Safe for use by many threads.
 */
public final class UsagePlans {
  private static final int MOST = 32;

  private final Map<String, UsagePlan> plans = new ConcurrentHashMap<>();

  /**
   * The plan of a schema.
   *
   * @param schema Avro's JSON
   * @throws org.linernotes.ingest.body.BodyException if events of this schema are not taken
   */
  UsagePlan of(String schema) {
    @Nullable UsagePlan known = plans.get(schema);
    if (known != null) {
      return known;
    }
    UsagePlan plan = UsagePlan.of(parsed(schema));
    if (plans.size() >= MOST) {
      plans.clear();
    }
    plans.put(schema, plan);
    return plan;
  }

  private static Schema parsed(String schema) {
    try {
      return new Schema.Parser().parse(schema);
    } catch (RuntimeException e) { // Avro's parser lets casts and lookups fail as they may
      throw UsagePlan.unsupported(
          "avro.schema is unreadable: " + Shown.reason(String.valueOf(e.getMessage())),
          "a schema as Avro 1.12 specifies it");
    }
  }
}
