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
  private static final String ENTRIES =
      "SELECT e.entry_id, e.period, e.origin, e.reason, e.charge, e.licence_id, e.track_id, e.side,"
          + " e.booked_at FROM entry e WHERE true";
  private static final String WITH_PARTY =
      "AND e.entry_id IN (SELECT p.entry_id FROM posting p JOIN account a ON a.id = p.account_id"
          + " WHERE a.kind = 'PARTY' AND a.owner = ?";
  private static final String POSTINGS =
      "SELECT p.entry_id, a.name, CASE a.kind WHEN 'PARTY' THEN a.owner END, p.amount, a.currency"
          + " FROM posting p JOIN account a ON a.id = p.account_id WHERE p.amount <> 0 AND p.entry_id = ANY (?)";

  private EntriesQuery() {}

  static Page<BookedEntry> run(Connection connection, EntryFilter filter, PageRequest page)
      throws SQLException {
    Query query = Query.of(ENTRIES);
    YearMonth period = filter.period();
    if (period != null) {
      query.and("AND e.period = ?", Query.day(period));
    }
    query.andIf(filter.platform(), "AND e.platform = ?");
    if (filter.party() != null) {
      query.and(WITH_PARTY, filter.party());
      if (period != null) {
        query.and("AND p.period = ?", Query.day(period));
      }
      query.and(")");
    }
    query.andIf(after(page), "AND e.entry_id > ?");
    query.and("ORDER BY e.entry_id LIMIT ?", page.limit() + 1);
    Page<BookedEntry> entries =
        Page.of(query.list(connection, EntriesQuery::entry), page.limit(), BookedEntry::key);
    return withPostings(connection, filter, entries);
  }

  private static @Nullable Long after(PageRequest page) {
    Cursor cursor = page.after();
    return cursor == null ? null : Long.valueOf(cursor.key().get(0));
  }

  private static BookedEntry entry(ResultSet row) throws SQLException {
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

  private static Page<BookedEntry> withPostings(
      Connection connection, EntryFilter filter, Page<BookedEntry> page) throws SQLException {
    Object[] ids = page.items().stream().map(BookedEntry::entryId).toArray();
    Query query = Query.of(POSTINGS, connection.createArrayOf("int8", ids));
    if (filter.ownPostingsOnly() && filter.party() != null) {
      query.and("AND a.kind = 'PARTY' AND a.owner = ?", filter.party());
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
    List<BookedEntry> entries =
        page.items().stream()
            .map(entry -> with(entry, postings.getOrDefault(entry.entryId(), List.of())))
            .toList();
    return new Page<>(entries, page.next());
  }

  private static BookedPosting posting(ResultSet row) throws SQLException {
    return new BookedPosting(
        row.getString(2), row.getString(3), Decimals.money(row.getBigDecimal(4)), row.getString(5));
  }

  private static BookedEntry with(BookedEntry entry, List<BookedPosting> postings) {
    return entry.with(postings);
  }
}
