package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use without authorisation of a work by a platform, on one side, over all months.
 *
 * @param trackId null: the catalogue knows no such track; then {@code identifier} is not
 * @param controlledBy on the last day of use; null: nobody
 * @param estimate null: there is no rate to tell it by, or only one by the second of an unknown
 *     length
 */
public record UnlicensedWork(
    @Nullable String trackId,
    @Nullable String title,
    @Nullable String artistName,
    @Nullable String identifier,
    String platform,
    String side,
    @Nullable String controlledBy,
    List<String> reasons,
    List<String> useTypes,
    List<String> models,
    long audioMillis,
    Used used,
    @Nullable Estimate estimate) {
  public static final int KEY_FIELDS = 4;

  public List<String> key() {
    return List.of(
        trackId == null ? "" : trackId, identifier == null ? "" : identifier, platform, side);
  }

  /** Whose rate an estimate is made with. */
  public enum RateOf {
    /** The licensor's own, of a licence that it has granted. */
    OWN_RATE,
    /** The median of all that is licensed at. */
    MEDIAN_RATE
  }

  /**
   * What the use would have cost: not what is owed.
   *
   * @param licenceId whose rate it is; null: a median's
   */
  public record Estimate(
      BigDecimal amount,
      String currency,
      String basis,
      BigDecimal rate,
      RateOf of,
      @Nullable String licenceId) {}
}
