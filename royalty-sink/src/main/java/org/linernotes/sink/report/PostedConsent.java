package org.linernotes.sink.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A consent as it was accepted last. */
public record PostedConsent(
    String consentId,
    String artist,
    String platform,
    List<String> useTypes,
    String decision,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    Instant acceptedAt) {
  public static final int KEY_FIELDS = 1;

  public List<String> key() {
    return List.of(consentId);
  }
}
