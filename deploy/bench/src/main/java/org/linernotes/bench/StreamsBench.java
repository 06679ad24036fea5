package org.linernotes.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecordBase;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.bench.kafka.AccrualWatch;
import org.linernotes.bench.kafka.RawProducer;
import org.linernotes.config.Settings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.streams.UsageStreamsService;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** From filled topics to the last accrual. */
final class StreamsBench {
  private static final String COMPRESSION = "lz4";

  private final Site site;
  private final Workload workload;

  StreamsBench(Site site, Workload workload) {
    this.site = site;
    this.workload = workload;
  }

  /** Returns the settings under which the accruals now stand. */
  Settings run(Report report) {
    Settings settings = site.fresh("streams", Map.of());
    KafkaSettings kafka = KafkaSettings.from(settings);
    readCatalogue(settings, kafka);
    RawProducer.send(kafka, Topics.USAGE_REPORTED, encoded(workload), COMPRESSION);
    long[] accruals = new long[1];
    try (UsageStreamsService service = new UsageStreamsService(Site.context(settings))) {
      double seconds =
          Stopwatch.seconds(
              () -> {
                service.start();
                accruals[0] = until(kafka, workload.events());
              });
      report.line("usage-streams, topic to last accrual", workload.events(), "events", seconds);
      report.note("start included; " + accruals[0] + " accruals");
    }
    return settings;
  }

  /** Catalogue before use, as in production; a first use tells that it has been read. */
  private void readCatalogue(Settings settings, KafkaSettings kafka) {
    List<RawProducer.Encoded> tracks = new ArrayList<>();
    for (Track track : workload.catalogue()) {
      tracks.add(encoded(Topics.TRACKS, track.getTrackId(), track));
    }
    RawProducer.send(kafka, Topics.TRACKS, tracks, COMPRESSION);
    RawProducer.Encoded licence = encoded(Topics.LICENCES, "bench-licence", workload.licence());
    RawProducer.send(kafka, Topics.LICENCES, List.of(licence), COMPRESSION);
    List<RawProducer.Encoded> first = encoded(workload.ofOneDay());
    RawProducer.send(kafka, Topics.USAGE_REPORTED, first, COMPRESSION);
    try (UsageStreamsService service = new UsageStreamsService(Site.context(settings))) {
      service.start();
      until(kafka, first.size());
    }
  }

  private static long until(KafkaSettings kafka, long events) {
    return AccrualWatch.untilAuthorised(kafka, new ReleasedSchemas(), events);
  }

  private static <T extends SpecificRecordBase> RawProducer.Encoded encoded(
      Topic topic, String key, T value) {
    AvroSerde<T> serde = AvroSerde.of(topic, new ReleasedSchemas());
    return new RawProducer.Encoded(
        Bytes.utf8(key), Objects.requireNonNull(serde.serialize("", value)));
  }

  private static List<RawProducer.Encoded> encoded(Workload workload) {
    List<RawProducer.Encoded> records = new ArrayList<>(workload.events());
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());
    for (int i = 0; i < workload.events(); i++) {
      UsageReported event = workload.event(i);
      records.add(
          new RawProducer.Encoded(
              Bytes.utf8(event.getTrack()), Objects.requireNonNull(serde.serialize("", event))));
    }
    return records;
  }
}
