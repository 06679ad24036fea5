package org.linernotes.sink.postgres.report;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.Days;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.TrackUse;
import org.linernotes.sink.report.TrackUse.Terms;
import org.linernotes.sink.report.TrackUse.UseSide;
import org.linernotes.sink.report.Viewer;

/** A track's cells, newest day first. */
final class TrackUsesQuery {
  private static final String USES =
      "SELECT * FROM rated_cell WHERE coalesce(track_id, '') = ? AND events > 0";

  private TrackUsesQuery() {}

  static Page<TrackUse> run(
      Connection on, String trackId, Days days, Viewer viewer, PageRequest page)
      throws SQLException {
    Query query =
        Query.of(USES, trackId)
            .andIf(days.from(), "AND usage_day >= ?")
            .andIf(days.to(), "AND usage_day < ?");
    if (page.after() != null) {
      List<String> key = page.after().key();
      query.and(
          "AND (usage_day, cell_id) < (?, ?)",
          LocalDate.parse(key.get(0)),
          UUID.fromString(key.get(1)));
    }
    query.and("ORDER BY usage_day DESC, cell_id DESC LIMIT ?", page.limit() + 1);
    return Page.of(query.list(on, row -> use(row, viewer)), page.limit(), TrackUse::key);
  }

  private static TrackUse use(ResultSet row, Viewer viewer) throws SQLException {
    Map<Side, UseSide> sides = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      sides.put(side, side(row, side.name().toLowerCase(Locale.ROOT) + "_", viewer));
    }
    return new TrackUse(
        row.getObject("cell_id", UUID.class),
        row.getObject("usage_day", LocalDate.class),
        row.getString("platform"),
        row.getString("model"),
        row.getString("model_version"),
        row.getString("run"),
        row.getString("use_type"),
        row.getString("territory"),
        row.getLong("events"),
        row.getLong("exposures"),
        row.getLong("audio_millis"),
        sides);
  }

  private static UseSide side(ResultSet row, String prefix, Viewer viewer) throws SQLException {
    return new UseSide(
        row.getString(prefix + "verdict"),
        row.getString(prefix + "controlled_by"),
        row.getString(prefix + "licence_id"),
        terms(row, prefix, viewer));
  }

  /** Others' terms are theirs: a party sees those of sides that it controls or is paid of. */
  private static @Nullable Terms terms(ResultSet row, String prefix, Viewer viewer)
      throws SQLException {
    String basis = row.getString(prefix + "basis");
    String currency = row.getString(prefix + "currency");
    BigDecimal rate = row.getBigDecimal(prefix + "rate");
    BigDecimal gross = row.getBigDecimal(prefix + "gross");
    int part = Searches.texts(row, prefix + "parties").indexOf(String.valueOf(viewer.party()));
    String controlledBy = row.getString(prefix + "controlled_by");
    boolean own = viewer.party() == null || part >= 0 || viewer.party().equals(controlledBy);
    if (!own || basis == null || currency == null || rate == null || gross == null) {
      return null;
    }
    BigDecimal amount = viewer.party() == null ? gross : amount(row, prefix, part);
    return new Terms(
        basis, Decimals.money(rate), currency, Decimals.money(gross), Decimals.money(amount));
  }

  private static BigDecimal amount(ResultSet row, String prefix, int part) throws SQLException {
    return part < 0
        ? Decimals.ZERO
        : ((BigDecimal[]) row.getArray(prefix + "amounts").getArray())[part];
  }
}
