package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.UnlicensedWork.Estimate;
import org.linernotes.sink.report.UnlicensedWork.RateOf;
import org.linernotes.sink.report.Viewer;

/** At which rate the works of a page would have been licensed. */
final class WorkRates {
  /** The most usual sort of rate, and of those the one in the middle, which is one that is paid. */
  private static final String MEDIANS =
      """
      usual AS (
        SELECT of.side, l.basis, l.currency, count(*) AS licences,
               percentile_disc(0.5) WITHIN GROUP (ORDER BY l.amount) AS amount
          FROM licence l CROSS JOIN LATERAL unnest(l.sides) AS of (side)
         WHERE l.active AND l.basis <> 'MONTHLY_POOL'
         GROUP BY of.side, l.basis, l.currency HAVING count(DISTINCT l.licensor) >= ?),
      median AS (
        SELECT DISTINCT ON (side) side, basis, currency, amount
          FROM usual ORDER BY side, licences DESC, basis, currency)
      """;

  private static final String RATED =
      """
      SELECT w.*, t.title, a.name, o.licence_id, coalesce(o.basis, m.basis) AS basis,
             coalesce(o.currency, m.currency) AS currency, coalesce(o.amount, m.amount) AS rate
        FROM work w
        LEFT JOIN track t ON t.track_id = w.track_id
        LEFT JOIN artist a ON a.artist = t.primary_artist
        LEFT JOIN median m ON m.side = w.side
        LEFT JOIN LATERAL (
          SELECT l.licence_id, l.basis, l.currency, l.amount FROM licence l
           WHERE l.licensor = w.controlled_by AND l.active AND l.basis <> 'MONTHLY_POOL'
             AND w.side = ANY (l.sides)
      """;

  /** What names the work before what names its artist, and the platform before any. */
  private static final String NEAREST =
      """
           ORDER BY CASE l.scope_kind
                      WHEN 'TRACKS' THEN CASE WHEN w.track_id = ANY (l.scope_ids) THEN 0 ELSE 3 END
                      WHEN 'ARTISTS' THEN
                        CASE WHEN t.primary_artist = ANY (l.scope_ids) THEN 1 ELSE 3 END
                      ELSE 2 END,
                    CASE l.platform WHEN w.platform THEN 0 WHEN '*' THEN 1 ELSE 2 END,
                    l.effective_from DESC, l.licence_id
           LIMIT 1) o ON true
       ORDER BY w.track_id, w.identifier, w.platform, w.side
      """;

  /** A median of fewer than this many licensors would tell what one of them asks. */
  private static final int MEDIAN_LICENSORS = 3;

  private WorkRates() {}

  /** Adds them to a query that has begun with {@code work}. */
  static Query with(Query query, Viewer viewer) {
    return query
        .and(MEDIANS, viewer.equals(Viewer.ALL) ? 1 : MEDIAN_LICENSORS)
        .and(RATED)
        .andIf(viewer.platform(), "AND l.platform IN (?, '*')")
        .andIf(viewer.party(), "AND l.licensor = ?")
        .and(NEAREST);
  }

  static @Nullable Estimate estimate(ResultSet row) throws SQLException {
    String basis = row.getString("basis");
    if (basis == null) {
      return null;
    }
    BigDecimal rate = row.getBigDecimal("rate");
    BigDecimal units =
        units(
            Basis.valueOf(basis),
            row.getLong("exposures"),
            row.getLong("audio_millis"),
            row.getLong("runs"));
    if (units == null) {
      return null;
    }
    String licenceId = row.getString("licence_id");
    return new Estimate(
        Decimals.money(rate.multiply(units).stripTrailingZeros()),
        row.getString("currency"),
        basis,
        Decimals.money(rate),
        licenceId == null ? RateOf.MEDIAN_RATE : RateOf.OWN_RATE,
        licenceId);
  }

  /**
   * What a rate is for; null: by the second, while nobody knows how long the work is. An estimate
   * of nothing would say that its use is worth nothing.
   */
  static @Nullable BigDecimal units(Basis basis, long exposures, long audioMillis, long runs) {
    return switch (basis) {
      case PER_EXPOSURE -> BigDecimal.valueOf(exposures);
      case PER_AUDIO_SECOND -> audioMillis == 0 ? null : Decimals.seconds(audioMillis);
      case PER_TRACK_PER_RUN -> BigDecimal.valueOf(runs);
      case MONTHLY_POOL -> throw new IllegalStateException("MONTHLY_POOL has no rate per unit");
    };
  }
}
