package org.linernotes.sink.postgres;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;

/** The latest outcome of every cell: what was booked for it so far. */
final class CellTable {
  private static final List<Column> CELL =
      List.of(
          new Column("cell_id", "uuid"),
          new Column("period", "date"),
          new Column("usage_day", "date"),
          Column.text("track_id"),
          Column.text("identifier"),
          Column.text("platform"),
          Column.text("run"),
          Column.text("model"),
          Column.text("model_version"),
          Column.text("use_type"),
          Column.text("territory"),
          Column.text("primary_artist"),
          Column.bigint("events"),
          Column.bigint("exposures"),
          Column.bigint("audio_millis"));
  private static final List<Column> SIDE =
      List.of(
          Column.text("verdict"),
          Column.text("controlled_by"),
          Column.text("licence_id"),
          Column.text("basis"),
          Column.money("rate"),
          Column.text("currency"),
          Column.money("units"),
          Column.money("gross"),
          new Column("parties", "text[]"),
          new Column("ppms", "int[]"),
          new Column("amounts", "numeric(38,9)[]"));
  private static final List<Column> ALL =
      Stream.of(CELL, side("master_"), side("publishing_")).flatMap(List::stream).toList();
  private static final Upsert UPSERT = Upsert.replacing("rated_cell", List.of("cell_id"), ALL);
  private static final String FIND =
      "SELECT cell_id, events, exposures, audio_millis, "
          + String.join(
              ", ",
              Stream.of(side("master_"), side("publishing_"))
                  .flatMap(List::stream)
                  .map(Column::name)
                  .toList())
          + " FROM rated_cell WHERE cell_id = ANY (?)";

  private CellTable() {}

  private static List<Column> side(String prefix) {
    return SIDE.stream().map(column -> new Column(prefix + column.name(), column.type())).toList();
  }

  /**
   * The outcomes booked for cells.
   *
   * @param now their outcomes of now, which have the same dimensions, since these make the cell
   */
  static Map<UUID, Accrual> booked(Connection connection, SortedMap<UUID, Accrual> now)
      throws SQLException {
    Map<UUID, Accrual> booked = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setArray(1, connection.createArrayOf("uuid", now.keySet().toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          UUID cellId = row.getObject("cell_id", UUID.class);
          Accrual outcome = now.get(cellId);
          if (outcome != null) {
            booked.put(cellId, read(row, outcome));
          }
        }
      }
    }
    return booked;
  }

  private static Accrual read(ResultSet row, Accrual now) throws SQLException {
    return new Accrual(
        now.getTrackId(),
        now.getIdentifier(),
        now.getPlatform(),
        now.getModel(),
        now.getModelVersion(),
        now.getRun(),
        now.getUseType(),
        now.getTerritory(),
        now.getUsageDay(),
        now.getPrimaryArtist(),
        row.getLong("events"),
        row.getLong("exposures"),
        row.getLong("audio_millis"),
        side(row, "master_"),
        side(row, "publishing_"));
  }

  private static SideOutcome side(ResultSet row, String prefix) throws SQLException {
    return new SideOutcome(
        row.getString(prefix + "verdict"),
        row.getString(prefix + "controlled_by"),
        row.getString(prefix + "licence_id"),
        row.getString(prefix + "basis"),
        row.getBigDecimal(prefix + "rate"),
        row.getString(prefix + "currency"),
        row.getBigDecimal(prefix + "units"),
        row.getBigDecimal(prefix + "gross"),
        shares(row, prefix));
  }

  private static List<Share> shares(ResultSet row, String prefix) throws SQLException {
    String[] parties = (String[]) row.getArray(prefix + "parties").getArray();
    if (parties.length == 0) {
      return List.of();
    }
    Integer[] ppms = (Integer[]) row.getArray(prefix + "ppms").getArray();
    Array amounts = row.getArray(prefix + "amounts");
    BigDecimal[] values = (BigDecimal[]) amounts.getArray();
    List<Share> shares = new ArrayList<>(parties.length);
    for (int i = 0; i < parties.length; i++) {
      shares.add(new Share(parties[i], ppms[i], values[i]));
    }
    return shares;
  }

  static void write(Connection connection, SortedMap<UUID, Accrual> accruals) throws SQLException {
    Rows rows = UPSERT.rows();
    accruals.forEach((cellId, accrual) -> rows.add(CellRow.of(cellId, accrual)));
    UPSERT.run(connection, rows);
  }
}
