package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A licence as it was accepted last.
 *
 * @param allocation of a pool alone
 * @param minimumGuarantee null: none
 */
public record PostedLicence(
    String licenceId,
    String status,
    String licensor,
    String platform,
    List<String> sides,
    String scopeKind,
    List<String> scopeIds,
    List<String> useTypes,
    List<String> models,
    List<String> territories,
    LocalDate effectiveFrom,
    @Nullable LocalDate effectiveTo,
    String consent,
    Rate rate,
    @Nullable String allocation,
    @Nullable BigDecimal minimumGuarantee,
    Instant acceptedAt) {
  public static final int KEY_FIELDS = 1;

  /** What a unit costs. */
  public record Rate(String basis, BigDecimal amount, String currency) {}

  public List<String> key() {
    return List.of(licenceId);
  }
}
