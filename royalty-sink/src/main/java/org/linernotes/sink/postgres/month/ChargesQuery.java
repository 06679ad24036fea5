package org.linernotes.sink.postgres.month;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.sink.closing.AccruedShare;
import org.linernotes.sink.closing.MonthCharges.MonthUse;
import org.linernotes.sink.closing.MonthLicence;
import org.linernotes.sink.closing.PoolUse;
import org.linernotes.sink.postgres.Query;

/** What a month of use came to under the licences that have monthly terms. */
final class ChargesQuery {
  private static final String LICENCES =
      """
      SELECT licence_id, active, licensor, platform, effective_from, effective_to, basis, amount,
             currency, allocation, minimum_guarantee
        FROM licence
       WHERE basis = 'MONTHLY_POOL' OR minimum_guarantee IS NOT NULL
       ORDER BY licence_id
      """;

  /** The last authorised day decides the splits; a day has one, whatever cell is taken. */
  private static final String POOLS =
      """
      SELECT u.licence_id, u.track_id, u.side, u.exposures, u.audio_millis, l.parties, l.ppms
        FROM (SELECT licence_id, track_id, side, sum(exposures) AS exposures,
                     sum(audio_millis) AS audio_millis
                FROM rated_side
               WHERE period = ? AND verdict = 'AUTHORISED' AND basis = 'MONTHLY_POOL'
               GROUP BY licence_id, track_id, side) u
        JOIN (SELECT DISTINCT ON (licence_id, track_id, side) licence_id, track_id, side,
                     parties, ppms
                FROM rated_side
               WHERE period = ? AND verdict = 'AUTHORISED' AND basis = 'MONTHLY_POOL'
               ORDER BY licence_id, track_id, side, usage_day DESC, cell_id) l
             ON (l.licence_id, l.track_id, l.side) = (u.licence_id, u.track_id, u.side)
       ORDER BY u.licence_id, u.track_id, u.side
      """;

  /** Shares of nothing too: they tell that the licence was used. */
  private static final String ACCRUED =
      """
      SELECT s.licence_id, s.track_id, s.side, share.party, sum(share.amount)
        FROM rated_side s
        JOIN licence l ON l.licence_id = s.licence_id AND l.minimum_guarantee IS NOT NULL
       CROSS JOIN LATERAL unnest(s.parties, s.amounts) AS share (party, amount)
       WHERE s.period = ? AND s.verdict = 'AUTHORISED'
       GROUP BY s.licence_id, s.track_id, s.side, share.party
       ORDER BY s.licence_id, s.track_id, s.side, share.party
      """;

  private ChargesQuery() {}

  static List<MonthLicence> licences(Connection connection) throws SQLException {
    return Query.of(LICENCES).list(connection, ChargesQuery::licence);
  }

  private static MonthLicence licence(ResultSet row) throws SQLException {
    return new MonthLicence(
        row.getString(1),
        row.getBoolean(2),
        row.getString(3),
        row.getString(4),
        row.getObject(5, LocalDate.class),
        row.getObject(6, LocalDate.class),
        row.getString(7),
        row.getBigDecimal(8),
        row.getString(9),
        row.getString(10),
        row.getBigDecimal(11));
  }

  static MonthUse use(Connection connection, YearMonth origin) throws SQLException {
    Map<String, List<PoolUse>> pools = new HashMap<>();
    Object day = Query.day(origin);
    Query.of(POOLS, day, day)
        .list(
            connection,
            row ->
                pools
                    .computeIfAbsent(row.getString(1), licence -> new ArrayList<>())
                    .add(poolUse(row)));
    Map<String, List<AccruedShare>> accrued = new HashMap<>();
    Query.of(ACCRUED, day)
        .list(
            connection,
            row ->
                accrued
                    .computeIfAbsent(row.getString(1), licence -> new ArrayList<>())
                    .add(accruedShare(row)));
    return new MonthUse(pools, accrued);
  }

  private static PoolUse poolUse(ResultSet row) throws SQLException {
    return new PoolUse(
        row.getString(2), Side.valueOf(row.getString(3)), row.getLong(4), row.getLong(5), ppm(row));
  }

  private static SortedMap<String, Integer> ppm(ResultSet row) throws SQLException {
    String[] parties = (String[]) row.getArray(6).getArray();
    Integer[] ppms = (Integer[]) row.getArray(7).getArray();
    SortedMap<String, Integer> ppm = new TreeMap<>();
    for (int i = 0; i < parties.length; i++) {
      ppm.put(parties[i], ppms[i]);
    }
    return ppm;
  }

  private static AccruedShare accruedShare(ResultSet row) throws SQLException {
    BigDecimal amount = row.getBigDecimal(5);
    return new AccruedShare(
        row.getString(2), Side.valueOf(row.getString(3)), row.getString(4), amount);
  }

  static @Nullable Side side(@Nullable String name) {
    return name == null ? null : Side.valueOf(name);
  }
}
