package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Database;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.CatalogueReports;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.PostedConsent;
import org.linernotes.sink.report.PostedLicence;
import org.linernotes.sink.report.Viewer;

/** The catalogue's terms from PostgreSQL. */
public final class PostgresCatalogue implements CatalogueReports {
  private static final String CONSENTS = "SELECT * FROM consent WHERE true";
  private static final String OWN_CONSENTS =
      "AND (artist = ? OR artist IN (SELECT unnest(artist_ids) FROM track WHERE owners @> ?))";
  private static final String LICENCES = "SELECT * FROM licence WHERE accepted_at IS NOT NULL";
  private static final String ARTISTS =
      """
      WITH found AS (
        SELECT of.artist, count(*) AS tracks
          FROM track t CROSS JOIN LATERAL (SELECT DISTINCT unnest(t.artist_ids) AS artist) of
         WHERE true
      """;
  private static final String NAMED =
      ") SELECT f.artist, a.name, f.tracks FROM found f"
          + " LEFT JOIN artist a ON a.artist = f.artist ORDER BY f.artist";

  private final Database database;

  public PostgresCatalogue(Database database) {
    this.database = database;
  }

  @Override
  public Page<PostedConsent> consents(@Nullable String artist, Viewer viewer, PageRequest page) {
    return database.transaction(
        on -> {
          Query query = Query.of(CONSENTS).andIf(artist, "AND artist = ?");
          if (viewer.party() != null) {
            query.and(OWN_CONSENTS, viewer.party(), Searches.texts(on, viewer.party()));
          }
          after(query, page, "consent_id");
          return Page.of(
              query.list(on, PostgresCatalogue::consent), page.limit(), PostedConsent::key);
        });
  }

  @Override
  public Page<PostedLicence> licences(LicenceFilter filter, Viewer viewer, PageRequest page) {
    return database.transaction(
        on -> {
          Query query =
              Query.of(LICENCES)
                  .andIf(filter.licensor(), "AND licensor = ?")
                  .andIf(filter.platform(), "AND platform IN (?, '*')")
                  .andIf(viewer.party(), "AND licensor = ?")
                  .andIf(viewer.platform(), "AND platform IN (?, '*')");
          after(query, page, "licence_id");
          return Page.of(
              query.list(on, PostgresCatalogue::licence), page.limit(), PostedLicence::key);
        });
  }

  @Override
  public Page<CatalogueArtist> artists(Viewer viewer, PageRequest page) {
    return database.transaction(on -> artists(on, viewer, page));
  }

  private static Page<CatalogueArtist> artists(Connection on, Viewer viewer, PageRequest page)
      throws SQLException {
    Query query = Query.of(ARTISTS);
    if (viewer.party() != null) {
      query.and("AND t.owners @> ?", Searches.texts(on, viewer.party()));
    }
    if (page.after() != null) {
      query.and("AND of.artist > ?", page.after().key().get(0));
    }
    query.and("GROUP BY of.artist ORDER BY of.artist LIMIT ?", page.limit() + 1).and(NAMED);
    return Page.of(
        query.list(
            on, row -> new CatalogueArtist(row.getString(1), row.getString(2), row.getLong(3))),
        page.limit(),
        CatalogueArtist::key);
  }

  private static void after(Query query, PageRequest page, String key) {
    if (page.after() != null) {
      query.and("AND " + key + " > ?", page.after().key().get(0));
    }
    query.and("ORDER BY " + key + " LIMIT ?", page.limit() + 1);
  }

  private static PostedConsent consent(ResultSet row) throws SQLException {
    return new PostedConsent(
        row.getString("consent_id"),
        row.getString("artist"),
        row.getString("platform"),
        Searches.texts(row, "use_types"),
        row.getString("decision"),
        row.getObject("effective_from", LocalDate.class),
        row.getObject("effective_to", LocalDate.class),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant());
  }

  private static PostedLicence licence(ResultSet row) throws SQLException {
    return new PostedLicence(
        row.getString("licence_id"),
        row.getString("status"),
        row.getString("licensor"),
        row.getString("platform"),
        Searches.texts(row, "sides"),
        row.getString("scope_kind"),
        Searches.texts(row, "scope_ids"),
        Searches.texts(row, "use_types"),
        Searches.texts(row, "models"),
        Searches.texts(row, "territories"),
        row.getObject("effective_from", LocalDate.class),
        row.getObject("effective_to", LocalDate.class),
        row.getString("consent"),
        new PostedLicence.Rate(
            row.getString("basis"),
            Decimals.money(row.getBigDecimal("amount")),
            row.getString("currency")),
        row.getString("allocation"),
        row.getBigDecimal("minimum_guarantee"),
        row.getObject("accepted_at", OffsetDateTime.class).toInstant());
  }
}
