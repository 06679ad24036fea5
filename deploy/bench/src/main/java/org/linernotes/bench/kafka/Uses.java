package org.linernotes.bench.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.bench.Workload;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** Writes a workload's catalogue and uses to the topics, some at a time. */
public final class Uses {
  private static final String COMPRESSION = "lz4";
  private static final int AT_A_TIME = 50_000;

  private final KafkaSettings kafka;
  private final int tracks;
  private final Workload workload;

  public Uses(KafkaSettings kafka, int tracks) {
    this.kafka = kafka;
    this.tracks = tracks;
    this.workload = new Workload(tracks, tracks);
  }

  /** The licence, and every track. */
  public void writeCatalogue() {
    send(Topics.LICENCES, List.of(encoded(Topics.LICENCES, "bench-licence", workload.licence())));
    AvroSerde<Track> serde = AvroSerde.of(Topics.TRACKS, new ReleasedSchemas());
    inParts(
        Topics.TRACKS,
        i -> {
          Track track = Workload.track(i);
          return encoded(serde, track.getTrackId(), track);
        });
  }

  /** One use of every track. */
  public void writeOfEach() {
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());
    inParts(
        Topics.USAGE_REPORTED,
        i -> {
          UsageReported use = workload.event(i);
          return encoded(serde, use.getTrack(), use);
        });
  }

  /** One use in a run of its own of each of some tracks, which are spread over all partitions. */
  public void writeRun(String run, int some) {
    AvroSerde<UsageReported> serde = AvroSerde.of(Topics.USAGE_REPORTED, new ReleasedSchemas());
    List<RawProducer.Encoded> records = new ArrayList<>();
    for (int i = 0; i < some; i++) {
      int track = (int) ((long) i * tracks / some);
      UsageReported use = workload.event(track, run + "-" + i, run);
      records.add(encoded(serde, use.getTrack(), use));
    }
    send(Topics.USAGE_REPORTED, records);
  }

  /** Makes the record of one index. */
  private interface Maker {
    RawProducer.Encoded of(int index);
  }

  private void inParts(Topic topic, Maker maker) {
    for (int from = 0; from < tracks; from += AT_A_TIME) {
      int to = Math.min(tracks, from + AT_A_TIME);
      send(topic, IntStream.range(from, to).mapToObj(maker::of).toList());
    }
  }

  private void send(Topic topic, List<RawProducer.Encoded> records) {
    RawProducer.send(kafka, topic, records, COMPRESSION);
  }

  private static <T extends SpecificRecordBase> RawProducer.Encoded encoded(
      Topic topic, String key, T value) {
    return encoded(AvroSerde.<T>of(topic, new ReleasedSchemas()), key, value);
  }

  private static <T extends SpecificRecordBase> RawProducer.Encoded encoded(
      AvroSerde<T> serde, String key, T value) {
    return new RawProducer.Encoded(
        key.getBytes(StandardCharsets.UTF_8), Objects.requireNonNull(serde.serialize("", value)));
  }
}
