package org.linernotes.it.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.it.oracle.Facts;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.it.world.World;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.streams.kafka.RatingLimits;
import org.linernotes.streams.kafka.StreamsMetrics;
import org.linernotes.streams.kafka.UsageTopology;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/** A world through the topology of usage-streams, on Kafka's driver instead of a broker. */
public final class TopologyRun implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(50);
  private static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
  private static final List<Topic> OUTPUTS =
      List.of(Topics.ACCRUALS, Topics.AUDIT, Topics.ARTIST_MONTHS);
  private static final Map<Kind, Topic> INPUTS =
      Map.of(
          Kind.TRACK, Topics.TRACKS,
          Kind.LICENCE, Topics.LICENCES,
          Kind.CONSENT, Topics.CONSENTS,
          Kind.USAGE, Topics.USAGE_REPORTED,
          Kind.VOID, Topics.USAGE_VOIDS);

  private final ReleasedSchemas ids = new ReleasedSchemas();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final Map<Kind, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
  private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private final OutputFacts results = new OutputFacts(ids);
  private long timestamp = START.toEpochMilli();

  private TopologyRun(RatingLimits limits) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "random-worlds");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(
        StreamsConfig.STATE_DIR_CONFIG,
        Path.of("target", "streams-state", UUID.randomUUID().toString()).toString());
    StreamsMetrics metrics = new StreamsMetrics(meters);
    driver =
        new TopologyTestDriver(
            new UsageTopology(new TopicNames(""), ids, 1, limits, metrics, config).build(),
            config,
            START);
    INPUTS.forEach(
        (kind, topic) ->
            inputs.put(
                kind,
                driver.createInputTopic(
                    topic.name(), new ByteArraySerializer(), new ByteArraySerializer())));
    for (Topic topic : OUTPUTS) {
      outputs.put(
          topic,
          driver.createOutputTopic(
              topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
  }

  /**
   * What comes out in the end.
   *
   * @param inputsPerTick after so many inputs, time passes and what is due is rated
   * @param ratedPerTick how much is rated in one go, so that ticks also interrupt it
   */
  public static Facts outcome(World world, int inputsPerTick, int ratedPerTick) {
    try (TopologyRun run = new TopologyRun(new RatingLimits(TICK, ratedPerTick, ratedPerTick))) {
      int sent = 0;
      for (Input input : world.inputs()) {
        run.send(input);
        if (++sent % inputsPerTick == 0) {
          run.tick();
        }
      }
      run.settle();
      return run.results.facts();
    }
  }

  private void send(Input input) {
    SpecificRecordBase record = AvroInputs.record(input);
    String key = key(input, record);
    AvroSerde<SpecificRecordBase> serde =
        AvroSerde.of(Objects.requireNonNull(INPUTS.get(input.kind())), ids);
    Objects.requireNonNull(inputs.get(input.kind()))
        .pipeInput(
            key.getBytes(StandardCharsets.UTF_8),
            Objects.requireNonNull(serde.serialize("", record)),
            timestamp++);
  }

  private static String key(Input input, SpecificRecordBase record) {
    if (record instanceof UsageReported use) {
      return use.getTrack();
    }
    return record instanceof UsageVoid takenBack ? takenBack.getTrack() : input.identity();
  }

  private void settle() {
    tick(); // the gauge tells of the last tick
    while (tick() || pending()) {
      // until nothing more is due
    }
  }

  private boolean pending() {
    return meters.get("streams.pending.partitions").gauge().value() > 0;
  }

  private boolean tick() {
    driver.advanceWallClockTime(TICK);
    boolean any = false;
    for (Topic topic : OUTPUTS) {
      TestOutputTopic<byte[], byte[]> output = Objects.requireNonNull(outputs.get(topic));
      for (TestRecord<byte[], byte[]> record : output.readRecordsToList()) {
        any = true;
        results.take(topic, new String(record.key(), StandardCharsets.UTF_8), record.value());
      }
    }
    return any;
  }

  @Override
  public void close() {
    driver.close();
  }
}
