package org.linernotes.ingest.http;

import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.ingest.catalogue.CatalogueReader;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.usage.UsageReader;
import org.linernotes.ingest.usage.VoidReader;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** The write endpoints (contract sections 3 and 4). */
public final class IngestRoutes implements HttpRoutes {
  private static final List<Role> PLATFORM = List.of(Role.PLATFORM);
  private static final List<Role> CATALOGUE = List.of(Role.RIGHTSHOLDER, Role.ADMIN);

  /** What the endpoints write to. */
  public static final List<Topic> TOPICS =
      List.of(
          Topics.USAGE_REPORTED,
          Topics.USAGE_VOIDS,
          Topics.TRACKS,
          Topics.LICENCES,
          Topics.CONSENTS);

  private final Access access;
  private final Exchanges exchanges;
  private final ItemCounter counter;
  private final CatalogueReader.Shared catalogue;
  private final Encoders encoders;
  private final Clock clock;

  public IngestRoutes(
      Access access,
      Exchanges exchanges,
      MeterRegistry registry,
      CatalogueReader.Shared catalogue,
      Encoders encoders,
      Clock clock) {
    this.access = access;
    this.exchanges = exchanges;
    this.counter = new ItemCounter(registry);
    this.catalogue = catalogue;
    this.encoders = encoders;
    this.clock = clock;
    Gauge.builder("ingest.in.flight", exchanges, all -> all.inFlight().bytes())
        .description("Kept for bodies that are not read and records that are not acknowledged yet")
        .baseUnit("bytes")
        .register(registry);
  }

  @Override
  public void addTo(ServerBuilder server) {
    add(server, "/v1/usage-events", "usage", Topics.USAGE_REPORTED, PLATFORM, this::usage);
    add(server, "/v1/usage-events:void", "voids", Topics.USAGE_VOIDS, PLATFORM, this::voids);
    add(
        server,
        "/v1/catalogue/tracks",
        "tracks",
        Topics.TRACKS,
        CATALOGUE,
        who -> CatalogueReader.tracks(who, catalogue, encoders.track()));
    add(
        server,
        "/v1/catalogue/licences",
        "licences",
        Topics.LICENCES,
        CATALOGUE,
        who -> CatalogueReader.licences(who, catalogue, encoders.licence()));
    add(
        server,
        "/v1/catalogue/consents",
        "consents",
        Topics.CONSENTS,
        CATALOGUE,
        who -> CatalogueReader.consents(who, catalogue, encoders.consent()));
  }

  private ItemReader usage(Principal platform) {
    return new UsageReader(platform.name(), clock, encoders.usage());
  }

  private ItemReader voids(Principal platform) {
    return new VoidReader(platform.name(), clock, encoders.taken());
  }

  private void add(
      ServerBuilder server,
      String path,
      String kind,
      Topic topic,
      List<Role> roles,
      Function<Principal, ItemReader> readers) {
    server
        .route()
        .post(path)
        .maxRequestLength(0) // what must be bounded is, while it is read
        .build(
            new WriteService(
                access,
                exchanges,
                counter,
                new WriteService.Target(kind, topic, roles, MediaForms.JSON, readers)));
  }
}
