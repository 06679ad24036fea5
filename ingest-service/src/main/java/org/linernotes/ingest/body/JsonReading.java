package org.linernotes.ingest.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** How JSON is read here. */
public final class JsonReading {
  /** Arrays and objects within each other. */
  public static final int MAX_DEPTH = 64;

  private JsonReading() {}

  /**
   * Only nesting is left to Jackson's own limits: strings, names and numbers are as long as the
   * item allows, are judged by our rules, and numbers are not converted before. NaN and infinities
   * are read, so that they can be refused with their place. Names are not interned: clients choose
   * them.
   */
  public static JsonFactory factory() {
    return JsonFactory.builder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .maxNumberLength(Integer.MAX_VALUE)
                .build())
        .build();
  }
}
