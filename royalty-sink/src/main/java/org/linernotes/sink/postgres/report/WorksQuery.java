package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.UnlicensedWork;
import org.linernotes.sink.report.UnlicensedWork.Estimate;
import org.linernotes.sink.report.UnlicensedWork.RateOf;
import org.linernotes.sink.report.Viewer;
import org.linernotes.sink.report.WorkFilter;

/**
 * Works used without authorisation. The cells are read along the index on works, in the order of
 * the list, so that a page costs what it shows.
 */
final class WorksQuery {
  private static final String WORKS =
      """
      WITH work AS (
        SELECT coalesce(c.track_id, '') AS track_id, coalesce(c.identifier, '') AS identifier,
               c.platform, s.side, sum(c.events) AS events, sum(c.exposures) AS exposures,
               sum(c.audio_millis) AS audio_millis, count(DISTINCT c.run) AS runs,
               min(c.usage_day) AS first_day, max(c.usage_day) AS last_day,
               array_agg(DISTINCT s.verdict) AS reasons,
               array_agg(DISTINCT c.use_type) AS use_types, array_agg(DISTINCT c.model) AS models,
               (array_agg(s.controlled_by ORDER BY c.usage_day DESC))[1] AS controlled_by
          FROM rated_cell c CROSS JOIN LATERAL (VALUES
                 ('MASTER' COLLATE "C", c.master_verdict, c.master_controlled_by),
                 ('PUBLISHING', c.publishing_verdict, c.publishing_controlled_by))
               AS s (side, verdict, controlled_by)
         WHERE c.events > 0 AND s.verdict <> 'AUTHORISED'
      """;
  private static final String AFTER =
      "AND (coalesce(c.track_id, ''), coalesce(c.identifier, ''), c.platform) >= (?, ?, ?)"
          + " AND (coalesce(c.track_id, ''), coalesce(c.identifier, ''), c.platform, s.side)"
          + " > (?, ?, ?, ?)";
  private static final String OWN =
      "AND coalesce(c.track_id, '') IN (SELECT track_id FROM track WHERE owners @> ?)"
          + " AND (s.controlled_by = ? OR c.primary_artist = ?)";
  private static final String OF_IDENTIFIER =
      "AND (c.identifier = ?"
          + " OR c.track_id IN (SELECT track_id FROM track WHERE identifiers @> ?))";
  private static final String OF_WORDS =
      "AND (lower(c.identifier) LIKE ?"
          + " OR c.track_id IN (SELECT track_id FROM track WHERE words LIKE ?))";
  private static final String GROUPED = "GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4 LIMIT ?),";

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

  private WorksQuery() {}

  static Page<UnlicensedWork> run(Connection on, WorkFilter filter, Viewer viewer, PageRequest page)
      throws SQLException {
    Query query =
        Query.of(WORKS)
            .andIf(viewer.platform(), "AND c.platform = ?")
            .andIf(filter.platform(), "AND c.platform = ?")
            .andIf(filter.days().from(), "AND c.usage_day >= ?")
            .andIf(filter.days().to(), "AND c.usage_day < ?")
            .andIf(filter.reason(), "AND s.verdict = ?");
    if (viewer.party() != null) {
      query.and(OWN, Searches.texts(on, viewer.party()), viewer.party(), viewer.party());
    }
    search(on, query, filter);
    after(query, page);
    query
        .and(GROUPED, page.limit() + 1)
        .and(MEDIANS, viewer.equals(Viewer.ALL) ? 1 : MEDIAN_LICENSORS)
        .and(RATED)
        .andIf(viewer.platform(), "AND l.platform IN (?, '*')")
        .andIf(viewer.party(), "AND l.licensor = ?")
        .and(NEAREST);
    return Page.of(query.list(on, WorksQuery::work), page.limit(), UnlicensedWork::key);
  }

  private static void search(Connection on, Query query, WorkFilter filter) throws SQLException {
    String identifier = Searches.identifier(on, filter.search());
    String words = filter.search().words();
    if (identifier != null) {
      query.and(OF_IDENTIFIER, identifier, Searches.texts(on, identifier));
    } else if (words != null) {
      String pattern = Searches.anywhere(words);
      query.and(OF_WORDS, pattern, pattern);
    }
  }

  private static void after(Query query, PageRequest page) {
    if (page.after() != null) {
      List<String> key = page.after().key();
      query.and(
          AFTER,
          key.get(0),
          key.get(1),
          key.get(2),
          key.get(0),
          key.get(1),
          key.get(2),
          key.get(3));
    }
  }

  private static UnlicensedWork work(ResultSet row) throws SQLException {
    return new UnlicensedWork(
        orNull(row.getString("track_id")),
        row.getString("title"),
        row.getString("name"),
        orNull(row.getString("identifier")),
        row.getString("platform"),
        row.getString("side"),
        row.getString("controlled_by"),
        Searches.texts(row, "reasons"),
        Searches.texts(row, "use_types"),
        Searches.texts(row, "models"),
        row.getLong("audio_millis"),
        Searches.used(row),
        estimate(row));
  }

  private static @Nullable Estimate estimate(ResultSet row) throws SQLException {
    String basis = row.getString("basis");
    if (basis == null) {
      return null;
    }
    BigDecimal rate = row.getBigDecimal("rate");
    String licenceId = row.getString("licence_id");
    return new Estimate(
        Decimals.money(rate.multiply(units(row, Basis.valueOf(basis))).stripTrailingZeros()),
        row.getString("currency"),
        basis,
        Decimals.money(rate),
        licenceId == null ? RateOf.MEDIAN_RATE : RateOf.OWN_RATE,
        licenceId);
  }

  private static BigDecimal units(ResultSet row, Basis basis) throws SQLException {
    return switch (basis) {
      case PER_EXPOSURE -> BigDecimal.valueOf(row.getLong("exposures"));
      case PER_AUDIO_SECOND -> Decimals.seconds(row.getLong("audio_millis"));
      case PER_TRACK_PER_RUN -> BigDecimal.valueOf(row.getLong("runs"));
      case MONTHLY_POOL -> throw new IllegalStateException("MONTHLY_POOL has no rate per unit");
    };
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
