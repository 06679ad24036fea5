package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.linernotes.access.Role;
import org.linernotes.avro.UsageReported;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.http.Json;
import org.linernotes.http.LiveRoute;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.Projections;
import org.linernotes.sink.period.MonthEnd;
import org.linernotes.sink.period.MonthReader;
import org.linernotes.sink.period.Reconciler;
import org.linernotes.sink.report.ArtistUse;
import org.linernotes.sink.report.CatalogueReports;
import org.linernotes.sink.report.Line;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.Reports;
import org.linernotes.sink.report.Totals;
import org.linernotes.sink.report.TrackReports;
import org.linernotes.sink.report.UnlicensedUse;

/** The reading endpoints (contract section 7). */
public final class SinkRoutes implements HttpRoutes {
  private static final Role[] OWNERS = {Role.FINANCE, Role.PLATFORM, Role.RIGHTSHOLDER};

  private final Access access;
  private final Reports reports;
  private final Parts parts;

  /**
   * What the endpoints ask.
   *
   * @param sentUsage reads a usage record as it was written
   */
  public record Parts(
      Reports reports,
      TrackReports tracks,
      CatalogueReports catalogue,
      MonthEnd months,
      MonthReader reader,
      Reconciler reconciler,
      Projections projections,
      LiveBooks live,
      Function<byte[], Optional<UsageReported>> sentUsage) {}

  public SinkRoutes(Access access, Parts parts) {
    this.access = access;
    this.reports = parts.reports();
    this.parts = parts;
  }

  @Override
  public void addTo(ServerBuilder server) {
    Endpoints endpoints = new Endpoints(server, access);
    endpoints.get("/v1/royalties/{month}", this::totals, OWNERS);
    endpoints.get("/v1/royalties/{month}/parties/{party}", this::lines, OWNERS);
    endpoints.get("/v1/usage/{month}/artists", this::artists, OWNERS);
    endpoints.get("/v1/unlicensed/{month}", this::unlicensed, OWNERS);
    endpoints.get("/v1/audit/{month}", this::audit, Role.FINANCE, Role.PLATFORM);
    endpoints.get("/v1/me", MeShape::of, Role.values());
    endpoints.get("/v1/progress", this::progress, Role.FINANCE, Role.ADMIN);
    endpoints.post("/v1/projections:rebuild", this::rebuild, Role.ADMIN);
    new LedgerRoutes(reports).addTo(endpoints);
    new TrackRoutes(parts.tracks()).addTo(endpoints);
    new CatalogueRoutes(parts.catalogue()).addTo(endpoints);
    new WorkRoutes(reports).addTo(endpoints);
    new MonthRoutes(parts).addTo(endpoints);
    new ProblemRoutes(reports, parts.sentUsage()).addTo(endpoints);
    new ExportRoutes(parts.reader()).addTo(endpoints);
    new ConsoleRoutes(new ConsoleFiles()).addTo(server);
    new LiveRoute("/v1/live/books", access, parts.live()).addTo(server);
  }

  private HttpResponse totals(Asked asked) {
    YearMonth period = asked.period();
    Totals totals = reports.totals(period, asked.viewer());
    if (asked.wantsCsv()) {
      return HttpResponse.of(HttpStatus.OK, MediaType.CSV_UTF_8, Shapes.totalsCsv(period, totals));
    }
    return Json.response(HttpStatus.OK, Shapes.totals(period, totals));
  }

  private HttpResponse lines(Asked asked) {
    YearMonth period = asked.period();
    String party = asked.path("party");
    asked.requireOwn(Role.RIGHTSHOLDER, party);
    PageRequest page = asked.page(Lists.LINES, Line.KEY_FIELDS);
    return Json.response(
        HttpStatus.OK,
        Shapes.lines(period, party, reports.lines(period, party, asked.viewer(), page)));
  }

  private HttpResponse artists(Asked asked) {
    YearMonth period = asked.period();
    PageRequest page = asked.page(Lists.ARTISTS, ArtistUse.KEY_FIELDS);
    return Json.response(
        HttpStatus.OK, Shapes.artists(period, reports.artists(period, asked.viewer(), page)));
  }

  private HttpResponse unlicensed(Asked asked) {
    YearMonth period = asked.period();
    PageRequest page = asked.page(Lists.UNLICENSED, UnlicensedUse.KEY_FIELDS);
    return Json.response(
        HttpStatus.OK, Shapes.unlicensed(period, reports.unlicensed(period, asked.viewer(), page)));
  }

  private HttpResponse audit(Asked asked) {
    YearMonth period = asked.period();
    return Json.response(
        HttpStatus.OK, Shapes.audit(period, reports.audit(period, asked.viewer())));
  }

  /** Says up to where the topics are to be read again. */
  private HttpResponse rebuild(Asked asked) {
    Map<Position, Long> before = reports.progress();
    parts.projections().drop();
    return Json.response(HttpStatus.ACCEPTED, Shapes.progress(before));
  }

  private HttpResponse progress(Asked asked) {
    return Json.response(HttpStatus.OK, Shapes.progress(reports.progress()));
  }
}
