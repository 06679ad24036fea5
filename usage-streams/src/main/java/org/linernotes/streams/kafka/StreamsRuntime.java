package org.linernotes.streams.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.streams.StreamsSettings;
import org.linernotes.streams.event.TrackEvents;
import org.linernotes.streams.flow.FlowState;
import org.linernotes.streams.preview.Previews;
import org.linernotes.streams.status.Uses;
import org.linernotes.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topology, running. */
public final class StreamsRuntime implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(StreamsRuntime.class);
  private static final Duration CLOSE = Duration.ofSeconds(20);
  private static final int PREFIXES_PER_TICK = 5000;
  private static final int TRACKS_PER_TICK = 2000;

  private final KafkaStreams streams;
  private final Uses uses;
  private final Previews previews;
  private final TrackEvents events;
  private final KafkaStreamsMetrics kafkaMetrics;
  private final StreamsMetrics metrics;
  private final TopicLag lag;
  private final MeterRegistry registry;

  public StreamsRuntime(
      KafkaSettings kafka, StreamsSettings settings, SchemaIds ids, MeterRegistry registry) {
    this.registry = registry;
    this.metrics = new StreamsMetrics(registry);
    this.lag = new TopicLag(kafka.names());
    Properties config = config(kafka, settings);
    config.put(
        QuarantineHandler.TARGET,
        new QuarantineHandler.Target(
            kafka.names().of(Topics.QUARANTINED), AvroSerde.of(Topics.QUARANTINED, ids), metrics));
    RatingLimits limits =
        new RatingLimits(
            Duration.ofMillis(settings.tickMillis()), PREFIXES_PER_TICK, TRACKS_PER_TICK);
    UsageTopology topology =
        new UsageTopology(kafka.names(), ids, kafka.partitions(), limits, metrics, config);
    this.streams = new KafkaStreams(topology.build(), config);
    LocalStores stores = LocalStores.of(streams, kafka.partitions());
    StoredUses stored = new StoredUses(streams, stores, settings.advertised());
    this.uses = stored;
    this.events =
        new LoggedEvents(kafka, ids, stores, trackId -> stored.place(StateStores.TRACKS, trackId));
    this.previews =
        new StoredPreviews(
            stores,
            () -> OtherInstances.of(streams, settings.advertised()),
            Duration.ofSeconds(settings.previewSeconds()));
    this.kafkaMetrics = new KafkaStreamsMetrics(streams);
    streams.setUncaughtExceptionHandler(
        failure -> {
          log.error("a stream thread failed and is replaced", failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  public void start() {
    streams.start();
    kafkaMetrics.bindTo(registry);
  }

  /** Empty while it works or takes over work; else what is wrong. */
  public Optional<String> problem() {
    KafkaStreams.State state = streams.state();
    return state == KafkaStreams.State.RUNNING
        ? Optional.empty()
        : Optional.of("state " + state + " (expected: RUNNING)");
  }

  /** What the state says of single uses. */
  public Uses uses() {
    return uses;
  }

  /** How use flows through this instance now. */
  public FlowState flow() {
    return new FlowState(
        streams.state().name(),
        lag.of(streams.metrics()),
        metrics.unratedMarks(),
        metrics.unratedAgeSeconds(),
        metrics.reratingPending(),
        metrics.reratingDone(),
        metrics.quarantinedByCause());
  }

  /** The single events behind a track's use. */
  public TrackEvents events() {
    return events;
  }

  /** What drafts of terms would change. */
  public Previews previews() {
    return previews;
  }

  @Override
  public void close() {
    kafkaMetrics.close();
    streams.close(CLOSE);
  }

  static Properties config(KafkaSettings kafka, StreamsSettings settings) {
    Properties config = new Properties();
    config.putAll(kafka.client());
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, kafka.names().group("usage-streams"));
    config.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir());
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) kafka.replication());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitMillis());
    config.put(
        StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, settings.cacheMebibytes() * 1024L * 1024L);
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_GLOBAL_ENABLED_CONFIG, true);
    // Production errors keep the default: fail, so that the transaction is tried again whole.
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    // The first records after a commit are refused until the broker has written its markers, which
    // takes some milliseconds: with the default of 100 a thread would mostly wait.
    config.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    if (!settings.instanceId().isEmpty()) {
      config.put(
          StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
          settings.instanceId());
    }
    settings
        .advertised()
        .ifPresent(self -> config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.hostAndPort()));
    return config;
  }
}
