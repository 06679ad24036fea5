package org.linernotes.sink.report;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param after where the page before ended; null: from the beginning
 */
public record PageRequest(int limit, @Nullable Cursor after) {
  public static final int MAX_LIMIT = 10_000;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit: " + limit + " (expected: 1.." + MAX_LIMIT + ")");
    }
  }
}
