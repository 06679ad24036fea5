package org.linernotes.it.oracle;

import org.jspecify.annotations.Nullable;

/**
 * Uses that share their verdicts and are priced together.
 *
 * @param track null if the identifier matches none
 * @param identifier null if it matches
 */
record Cell(
    @Nullable String track,
    @Nullable String identifier,
    String platform,
    String model,
    @Nullable String modelVersion,
    String run,
    String useType,
    String territory,
    String day) {

  String month() {
    return day.substring(0, 7);
  }
}
