package org.linernotes.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two platforms. */
final class Platforms {
  /**
   * A platform and how it trains.
   *
   * @param draws how many uses it has, before retries
   */
  record Platform(
      String id,
      String model,
      @Nullable String modelVersion,
      List<String> useTypes,
      List<String> territories,
      int draws) {}

  static final List<Platform> ALL =
      List.of(
          new Platform(
              "brightloom",
              "lyre",
              "2",
              List.of("PRETRAINING", "PRETRAINING", "PRETRAINING", "EVALUATION"),
              List.of("GB"),
              14_600),
          new Platform(
              "kestrelworks",
              "nightjar",
              null,
              List.of("FINE_TUNING", "FINE_TUNING", "CONDITIONING", "VOICE_MODEL"),
              List.of("US", "SE", "JP", ""),
              9_800));

  private Platforms() {}
}
