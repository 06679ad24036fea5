package org.linernotes.music;

import java.util.Locale;
import java.util.Optional;

/**
 * A track's identifier as the record keeps it (contract section 3).
 *
 * @param text {@code namespace:value}; the namespace in lower case, an ISRC in its standard form,
 *     any other value as sent, trimmed
 * @param suspect true for a malformed ISRC: it is kept and never matches
 */
public record TrackIdentifier(String text, boolean suspect) {
  private static final String ISRC = "isrc";

  /**
   * Reads {@code namespace:value}.
   *
   * @return empty if there is no namespace or no value
   */
  public static Optional<TrackIdentifier> parse(String sent) {
    int colon = sent.indexOf(':');
    if (colon < 0) {
      return Optional.empty();
    }
    String namespace = sent.substring(0, colon).strip().toLowerCase(Locale.ROOT);
    String value = sent.substring(colon + 1).strip();
    if (namespace.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(namespace.equals(ISRC) ? isrc(value) : of(namespace, value, false));
  }

  private static TrackIdentifier isrc(String value) {
    return Isrc.normalise(value)
        .map(code -> of(ISRC, code, false))
        .orElseGet(() -> of(ISRC, value, true));
  }

  private static TrackIdentifier of(String namespace, String value, boolean suspect) {
    return new TrackIdentifier(namespace + ":" + value, suspect);
  }
}
