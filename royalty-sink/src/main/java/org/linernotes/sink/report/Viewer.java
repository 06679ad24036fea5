package org.linernotes.sink.report;

import org.jspecify.annotations.Nullable;

/**
 * Whose part of a report is asked for. Both null: all of it; never both set.
 *
 * @param platform only what concerns this platform
 * @param party only what concerns this party
 */
public record Viewer(@Nullable String platform, @Nullable String party) {
  public static final Viewer ALL = new Viewer(null, null);

  public Viewer {
    if (platform != null && party != null) {
      throw new IllegalArgumentException(
          "platform: " + platform + ", party: " + party + " (expected: at most one)");
    }
  }
}
