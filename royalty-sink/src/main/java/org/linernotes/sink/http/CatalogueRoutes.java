package org.linernotes.sink.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.sink.report.CatalogueReports;
import org.linernotes.sink.report.CatalogueReports.CatalogueArtist;
import org.linernotes.sink.report.CatalogueReports.LicenceFilter;
import org.linernotes.sink.report.PageRequest;
import org.linernotes.sink.report.PostedConsent;
import org.linernotes.sink.report.PostedLicence;

/** The terms in force, in the form in which they are posted. */
final class CatalogueRoutes {
  private static final Role[] READERS = {Role.RIGHTSHOLDER, Role.FINANCE, Role.ADMIN};

  private final CatalogueReports catalogue;

  CatalogueRoutes(CatalogueReports catalogue) {
    this.catalogue = catalogue;
  }

  void addTo(Endpoints endpoints) {
    endpoints.get("/v1/consents", this::consents, READERS);
    endpoints.get("/v1/artists", this::artists, READERS);
    endpoints.get("/v1/licences", this::licences, Role.values());
  }

  private HttpResponse consents(Asked asked) {
    PageRequest page = asked.page(Lists.CONSENTS, PostedConsent.KEY_FIELDS);
    return Json.response(
        HttpStatus.OK,
        CatalogueShapes.consents(catalogue.consents(asked.query("artist"), asked.viewer(), page)));
  }

  private HttpResponse licences(Asked asked) {
    PageRequest page = asked.page(Lists.LICENCES, PostedLicence.KEY_FIELDS);
    LicenceFilter filter =
        new LicenceFilter(
            asked.ownOr(Role.RIGHTSHOLDER, asked.query("licensor")),
            asked.ownOr(Role.PLATFORM, asked.query("platform")));
    return Json.response(
        HttpStatus.OK, CatalogueShapes.licences(catalogue.licences(filter, asked.viewer(), page)));
  }

  private HttpResponse artists(Asked asked) {
    PageRequest page = asked.page(Lists.CATALOGUE_ARTISTS, CatalogueArtist.KEY_FIELDS);
    return Json.response(
        HttpStatus.OK, CatalogueShapes.artists(catalogue.artists(asked.viewer(), page)));
  }
}
