package org.linernotes.sink.http;

import com.linecorp.armeria.common.MediaType;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.Role;
import org.linernotes.sink.export.DsrHead;
import org.linernotes.sink.export.DsrTsv;
import org.linernotes.sink.export.JournalNdjson;
import org.linernotes.sink.export.RoyaltiesCsv;
import org.linernotes.sink.export.RoyaltiesXlsx;
import org.linernotes.sink.period.MonthReader;
import org.linernotes.sink.period.MonthView;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.period.PeriodStep;

/** A month as files, for finance's other systems. */
final class ExportRoutes {
  private static final MediaType XLSX =
      MediaType.parse("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType NDJSON = MediaType.parse("application/x-ndjson");
  private static final String SENDER = "linernotes";

  private final MonthReader reader;

  ExportRoutes(MonthReader reader) {
    this.reader = reader;
  }

  /** Writes a month. */
  @FunctionalInterface
  private interface Form {
    void write(OutputStream out, MonthView view) throws IOException;
  }

  void addTo(Endpoints endpoints) {
    add(
        endpoints,
        "royalties.csv",
        MediaType.CSV_UTF_8,
        (out, view) ->
            view.lines(lines -> RoyaltiesCsv.write(out, view.period(), view.state(), lines)));
    add(
        endpoints,
        "royalties.xlsx",
        XLSX,
        (out, view) ->
            view.lines(lines -> RoyaltiesXlsx.write(out, view.period(), view.state(), lines)));
    add(
        endpoints,
        "journal.ndjson",
        NDJSON,
        (out, view) -> view.journal(entries -> JournalNdjson.write(out, entries)));
    add(endpoints, "dsr.tsv", MediaType.TSV_UTF_8, ExportRoutes::dsr);
  }

  private static void dsr(OutputStream out, MonthView view) throws IOException {
    DsrHead head = new DsrHead(SENDER, view.period(), view.state(), closedAt(view));
    view.lines(lines -> DsrTsv.write(out, head, view.platformTotals(), lines));
  }

  /** A month that closed with a later one, since it had nothing, closed at its end. */
  private static @Nullable Instant closedAt(MonthView view) {
    if (view.state() != PeriodState.CLOSED) {
      return null;
    }
    return view.closed()
        .map(PeriodStep::at)
        .orElseGet(
            () -> view.period().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private void add(Endpoints endpoints, String name, MediaType type, Form form) {
    int dot = name.indexOf('.');
    endpoints.get(
        "/v1/exports/{month}/" + name,
        asked -> {
          YearMonth month = asked.period();
          reader.state(month); // a database that is away is told before anything is written
          String file = FileNames.of(name.substring(0, dot), month, "", name.substring(dot + 1));
          return Streamed.of(
              asked,
              type,
              file,
              out ->
                  reader.read(
                      month,
                      view -> {
                        form.write(out, view);
                        return month;
                      }));
        },
        Role.FINANCE);
  }
}
