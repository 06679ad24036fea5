package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import org.linernotes.avro.Licence;

/** The licences as posted: closing a month asks for some of it, people for all. */
final class LicenceTable {
  private static final Upsert UPSERT =
      Upsert.replacing(
          "licence",
          List.of("licence_id"),
          List.of(
              Column.text("licence_id"),
              new Column("active", "boolean"),
              Column.text("licensor"),
              Column.text("platform"),
              new Column("effective_from", "date"),
              new Column("effective_to", "date"),
              Column.text("basis"),
              Column.money("amount"),
              Column.text("currency"),
              Column.text("allocation"),
              Column.money("minimum_guarantee"),
              Column.text("status"),
              new Column("sides", "text[]"),
              Column.text("scope_kind"),
              new Column("scope_ids", "text[]"),
              new Column("use_types", "text[]"),
              new Column("models", "text[]"),
              new Column("territories", "text[]"),
              Column.text("consent"),
              new Column("accepted_at", "timestamptz")));

  /** A fee or guarantee dated back, or ended, concerns months that are closed. */
  private static final String MARK_ALL =
      "INSERT INTO changed_month SELECT month FROM closed_month ON CONFLICT DO NOTHING";

  private LicenceTable() {}

  static void write(Connection connection, Collection<Licence> licences) throws SQLException {
    if (licences.isEmpty()) {
      return;
    }
    Rows rows = UPSERT.rows();
    licences.forEach(licence -> add(rows, licence));
    UPSERT.run(connection, rows);
    try (Statement statement = connection.createStatement()) {
      statement.execute(MARK_ALL);
    }
  }

  private static void add(Rows rows, Licence licence) {
    rows.add(
        licence.getLicenceId(),
        Boolean.toString(licence.getStatus().equals("ACTIVE")),
        licence.getLicensor(),
        licence.getPlatform(),
        licence.getEffectiveFrom().toString(),
        licence.getEffectiveTo() == null ? null : licence.getEffectiveTo().toString(),
        licence.getRate().getBasis(),
        SqlText.of(licence.getRate().getAmount()),
        licence.getRate().getCurrency(),
        licence.getRate().getAllocation(),
        SqlText.of(licence.getMinimumGuarantee()),
        licence.getStatus(),
        SqlText.array(licence.getSides()),
        licence.getScopeKind(),
        SqlText.array(licence.getScopeIds()),
        SqlText.array(licence.getUseTypes()),
        SqlText.array(licence.getModels()),
        SqlText.array(licence.getTerritories()),
        licence.getConsent(),
        SqlText.of(licence.getAcceptedAt()));
  }
}
