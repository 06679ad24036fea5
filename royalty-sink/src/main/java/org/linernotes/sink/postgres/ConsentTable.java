package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.linernotes.avro.Consent;

/** The consents as posted. */
final class ConsentTable {
  private static final Upsert UPSERT =
      Upsert.replacing(
          "consent",
          List.of("consent_id"),
          List.of(
              Column.text("consent_id"),
              Column.text("artist"),
              Column.text("platform"),
              new Column("use_types", "text[]"),
              Column.text("decision"),
              new Column("effective_from", "date"),
              new Column("effective_to", "date"),
              new Column("accepted_at", "timestamptz")));

  private ConsentTable() {}

  static void write(Connection connection, Collection<Consent> consents) throws SQLException {
    Rows rows = UPSERT.rows();
    consents.forEach(consent -> add(rows, consent));
    UPSERT.run(connection, rows);
  }

  private static void add(Rows rows, Consent consent) {
    rows.add(
        consent.getConsentId(),
        consent.getArtist(),
        consent.getPlatform(),
        SqlText.array(consent.getUseTypes()),
        consent.getDecision(),
        consent.getEffectiveFrom().toString(),
        consent.getEffectiveTo() == null ? null : consent.getEffectiveTo().toString(),
        SqlText.of(consent.getAcceptedAt()));
  }
}
