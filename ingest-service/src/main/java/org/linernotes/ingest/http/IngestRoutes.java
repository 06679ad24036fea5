package org.linernotes.ingest.http;

import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServerBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaFormatter;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.avro.UsageEvent;
import org.linernotes.http.Access;
import org.linernotes.http.HttpRoutes;
import org.linernotes.ingest.IngestMeters;
import org.linernotes.ingest.avro.AvroReading;
import org.linernotes.ingest.body.BodyReading;
import org.linernotes.ingest.body.JsonForm;
import org.linernotes.ingest.catalogue.CatalogueReader;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.usage.BinaryCloudEventReader;
import org.linernotes.ingest.usage.CloudEventReader;
import org.linernotes.ingest.usage.Reporting;
import org.linernotes.ingest.usage.UsageDatumReader;
import org.linernotes.ingest.usage.UsagePlans;
import org.linernotes.ingest.usage.UsageReader;
import org.linernotes.ingest.usage.VoidReader;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;
import org.linernotes.trace.Tracing;

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
  private final Tracing tracing;
  private final UsagePlans plans = new UsagePlans();

  public IngestRoutes(
      Access access,
      Exchanges exchanges,
      MeterRegistry registry,
      CatalogueReader.Shared catalogue,
      Encoders encoders,
      Clock clock,
      Tracing tracing) {
    this.tracing = tracing;
    this.access = access;
    this.exchanges = exchanges;
    this.counter = new ItemCounter(registry);
    this.catalogue = catalogue;
    this.encoders = encoders;
    this.clock = clock;
    IngestMeters.IN_FLIGHT.gauge(registry, exchanges, all -> all.inFlight().bytes());
    IngestMeters.RUNNING.gauge(registry, exchanges, Exchanges::running);
    IngestMeters.HELD.counter(registry, exchanges, Exchanges::timesHeld);
  }

  @Override
  public void addTo(ServerBuilder server) {
    String schema = SchemaFormatter.format("json/pretty", UsageEvent.getClassSchema());
    server
        .route()
        .get("/v1/schemas/usage-event.avsc")
        .build((ctx, request) -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, schema));
    add(server, "/v1/usage-events", "usage", Topics.USAGE_REPORTED, PLATFORM, usageForms());
    add(
        server,
        "/v1/usage-events:void",
        "voids",
        Topics.USAGE_VOIDS,
        PLATFORM,
        MediaForms.json(this::voids));
    add(
        server,
        "/v1/catalogue/tracks",
        "tracks",
        Topics.TRACKS,
        CATALOGUE,
        MediaForms.json(who -> CatalogueReader.tracks(who, catalogue, encoders.track())));
    add(
        server,
        "/v1/catalogue/licences",
        "licences",
        Topics.LICENCES,
        CATALOGUE,
        MediaForms.json(who -> CatalogueReader.licences(who, catalogue, encoders.licence())));
    add(
        server,
        "/v1/catalogue/consents",
        "consents",
        Topics.CONSENTS,
        CATALOGUE,
        MediaForms.json(who -> CatalogueReader.consents(who, catalogue, encoders.consent())));
  }

  private MediaForms usageForms() {
    MediaForms.Opener events =
        (who, head) -> BodyReading.of(JsonForm.JSON, new CloudEventReader(reporting(who)));
    return MediaForms.json(this::usage)
        .with("application/json", this::json)
        .with("application/cloudevents+json", events)
        .with("application/cloudevents-batch+json", events)
        .with("application/vnd.linernotes.usage.avro", (who, head) -> avro(who));
  }

  private ItemReader usage(Principal platform) {
    return UsageReader.quick(reporting(platform), encoders.usageHeader());
  }

  /** A CloudEvent in binary mode has the media type of its data; a header tells it apart. */
  private BodyReading json(Principal platform, RequestHeaders head) {
    return head.contains(BinaryCloudEventReader.MARK)
        ? BodyReading.of(
            JsonForm.OBJECT, new BinaryCloudEventReader(reporting(platform), attributes(head)))
        : BodyReading.of(JsonForm.JSON, usage(platform));
  }

  private static Map<String, List<String>> attributes(RequestHeaders head) {
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    for (CharSequence name : head.names()) {
      if (name.toString().startsWith(BinaryCloudEventReader.PREFIX)) {
        attributes.put(name.toString(), head.getAll(name));
      }
    }
    return attributes;
  }

  private BodyReading avro(Principal platform) {
    return new AvroReading(
        new UsageDatumReader(reporting(platform), plans, encoders.usageHeader()));
  }

  private Reporting reporting(Principal platform) {
    return new Reporting(platform.name(), clock, encoders.usage());
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
      MediaForms forms) {
    counter.show(kind);
    server
        .route()
        .post(path)
        .maxRequestLength(0) // what must be bounded is, while it is read
        .build(
            new WriteService(
                access,
                exchanges,
                counter,
                new WriteService.Target(kind, topic, roles, forms),
                tracing));
  }
}
