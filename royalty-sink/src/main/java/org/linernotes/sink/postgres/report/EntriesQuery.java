package org.linernotes.sink.postgres.report;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.report.BookedEntry;
import org.linernotes.sink.report.BookedEntry.BookedPosting;
import org.linernotes.sink.report.Cursor;
import org.linernotes.sink.report.EntryFilter;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PageRequest;

/** The ledger, oldest entry first. */
final class EntriesQuery {
  static final String COLUMNS =
      "e.entry_id, e.period, e.origin, e.reason, e.charge, e.licence_id, e.track_id, e.side,"
          + " e.booked_at";
  private static final String WITH_PARTY =
      "AND e.entry_id IN (SELECT p.entry_id FROM posting p JOIN account a ON a.id = p.account_id"
          + " WHERE a.kind = 'PARTY' AND a.owner = ?";
  static final String WITH_PARTY_EACH =
      "AND EXISTS (SELECT FROM posting p JOIN account a ON a.id = p.account_id"
          + " WHERE p.entry_id = e.entry_id AND a.kind = 'PARTY' AND a.owner = ?)";
  private static final String POSTINGS =
      "SELECT p.entry_id, a.name, CASE a.kind WHEN 'PARTY' THEN a.owner END, p.amount, a.currency"
          + " FROM posting p JOIN account a ON a.id = p.account_id WHERE p.amount <> 0 AND"
          + " p.entry_id = ANY (?)";

  private EntriesQuery() {}

  static Page<BookedEntry> run(Connection connection, EntryFilter filter, PageRequest page)
      throws SQLException {
    Query query =
        Query.of("SELECT " + COLUMNS + " FROM entry e WHERE true")
            .andIf(day(filter.period()), "AND e.period = ?")
            .andIf(day(filter.origin()), "AND e.origin = ?")
            .andIf(filter.track(), "AND e.track_id = ?")
            .andIf(filter.licence(), "AND e.licence_id = ?")
            .andIf(filter.whose().platform(), "AND e.platform = ?");
    withParty(query, filter);
    query.andIf(after(page), "AND e.entry_id > ?");
    query.and("ORDER BY e.entry_id LIMIT ?", page.limit() + 1);
    Page<BookedEntry> entries =
        Page.of(query.list(connection, EntriesQuery::entry), page.limit(), BookedEntry::key);
    return new Page<>(withPostings(connection, filter.whose(), entries.items()), entries.next());
  }

  private static @Nullable Object day(@Nullable YearMonth month) {
    return month == null ? null : Query.day(month);
  }

  /** By the accounts of the party, or entry by entry where a track leaves few. */
  private static void withParty(Query query, EntryFilter filter) {
    String party = filter.whose().party();
    if (party == null) {
      return;
    }
    if (filter.track() != null) {
      query.and(WITH_PARTY_EACH, party);
      return;
    }
    query.and(WITH_PARTY, party);
    query.andIf(day(filter.period()), "AND p.period = ?").and(")");
  }

  private static @Nullable Long after(PageRequest page) {
    Cursor cursor = page.after();
    return cursor == null ? null : Long.valueOf(cursor.key().get(0));
  }

  static BookedEntry entry(ResultSet row) throws SQLException {
    return new BookedEntry(
        row.getLong(1),
        YearMonth.from(row.getDate(2).toLocalDate()),
        YearMonth.from(row.getDate(3).toLocalDate()),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, OffsetDateTime.class).toInstant(),
        List.of());
  }

  static List<BookedEntry> withPostings(
      Connection connection, EntryFilter.Whose whose, List<BookedEntry> entries)
      throws SQLException {
    Object[] ids = entries.stream().map(BookedEntry::entryId).toArray();
    Query query = Query.of(POSTINGS, connection.createArrayOf("int8", ids));
    if (whose.ownPostingsOnly()) {
      query.andIf(whose.party(), "AND a.kind = 'PARTY' AND a.owner = ?");
    }
    Map<Long, List<BookedPosting>> postings = new HashMap<>();
    query
        .and("ORDER BY p.entry_id, a.kind DESC, a.owner, a.currency") // the platform first
        .list(
            connection,
            row ->
                postings
                    .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                    .add(posting(row)));
    return entries.stream()
        .map(entry -> entry.with(postings.getOrDefault(entry.entryId(), List.of())))
        .toList();
  }

  private static BookedPosting posting(ResultSet row) throws SQLException {
    return new BookedPosting(
        row.getString(2), row.getString(3), Decimals.money(row.getBigDecimal(4)), row.getString(5));
  }
}
