package org.linernotes.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.access.kafka.KeyWriter;
import org.linernotes.avro.UsageReported;
import org.linernotes.bench.http.Poster;
import org.linernotes.bench.kafka.RawProducer;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpServer;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.IngestService;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.service.ServiceContext;
import org.linernotes.topic.Topics;

/**
 * NDJSON over HTTP beside a raw producer of the same records, interleaved, median of the rounds.
 */
final class IngestBench {
  private static final int ROUNDS = 3;
  private static final int LINES_PER_BODY = 1000;
  private static final int CONNECTIONS = 4;
  private static final String COMPRESSION = "lz4";

  private final Site site;
  private final Workload workload;

  IngestBench(Site site, Workload workload) {
    this.site = site;
    this.workload = workload;
  }

  void run(Report report) {
    List<RawProducer.Encoded> records = encoded(workload);
    List<String> bodies = bodies();
    double[] raw = new double[ROUNDS];
    double[] http = new double[ROUNDS];
    Settings settings = site.fresh("ingest", Map.of("LINERNOTES_INGEST_COMPRESSION", COMPRESSION));
    KafkaSettings limit = KafkaSettings.from(site.fresh("raw", Map.of()));
    ServiceContext context = Site.context(settings);
    String key = key(KafkaSettings.from(settings));
    try (IngestService service = new IngestService(context)) {
      service.start();
      try (HttpServer server =
          HttpServer.start(HttpSettings.from(settings), List.of(service), context.metrics())) {
        Poster poster = new Poster(server.url() + "/v1/usage-events", key, CONNECTIONS);
        Stopwatch.seconds(() -> poster.send(bodies)); // warm-up of both sides, not counted
        RawProducer.send(limit, Topics.USAGE_REPORTED, records, COMPRESSION);
        for (int round = 0; round < ROUNDS; round++) {
          raw[round] =
              Stopwatch.seconds(
                  () -> RawProducer.send(limit, Topics.USAGE_REPORTED, records, COMPRESSION));
          http[round] = Stopwatch.seconds(() -> poster.send(bodies));
        }
      }
    }
    double rawMedian = Stopwatch.median(raw);
    double httpMedian = Stopwatch.median(http);
    report.line("raw KafkaProducer, acks=all", workload.events(), "records", rawMedian);
    report.line("ingest, NDJSON x 1000, 4 connections", workload.events(), "events", httpMedian);
    report.note(String.format(Locale.ROOT, "ingest is %.2f of raw", rawMedian / httpMedian));
  }

  static List<RawProducer.Encoded> encoded(Workload workload) {
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());
    List<RawProducer.Encoded> records = new ArrayList<>(workload.events());
    for (int i = 0; i < workload.events(); i++) {
      UsageReported event = workload.event(i);
      records.add(
          new RawProducer.Encoded(
              Bytes.utf8(event.getTrack()), Objects.requireNonNull(serde.serialize("", event))));
    }
    return records;
  }

  private List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < workload.events(); i++) {
      body.append(workload.json(i));
      if ((i + 1) % LINES_PER_BODY == 0 || i + 1 == workload.events()) {
        bodies.add(body.toString());
        body.setLength(0);
      }
    }
    return bodies;
  }

  private static String key(KafkaSettings kafka) {
    ApiKey key = ApiKey.create(new SecureRandom()::nextBytes);
    try (KeyWriter writer = new KeyWriter(kafka, new ReleasedSchemas())) {
      writer.add(key, Role.PLATFORM, Workload.PLATFORM, Instant.now(), null);
    }
    return key.text();
  }
}
