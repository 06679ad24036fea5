package org.linernotes.streams.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.streams.Membership;
import org.linernotes.streams.RebalanceProtocol;
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

  private final KafkaSettings kafka;
  private final Membership membership;
  private final ThreadFailures failures;
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
    this.kafka = kafka;
    this.membership = settings.membership();
    this.failures = new ThreadFailures(System::nanoTime, settings.threads());
    this.registry = registry;
    this.metrics = new StreamsMetrics(registry);
    this.lag = new TopicLag(kafka.names());
    Properties config = StreamsConfiguration.of(kafka, settings);
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
          failures.add();
          failures.awaitReplacement();
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  /**
   * Begins to work.
   *
   * @throws org.linernotes.config.ConfigException if the broker refuses what the settings say of
   *     the group
   */
  public void start() {
    if (membership.protocol() == RebalanceProtocol.STREAMS) {
      StreamsGroup.setStandbys(kafka, membership.standbys());
    } else {
      BrokerSession.check(kafka, membership.sessionSeconds());
    }
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

  /** Empty while it works or can come to work by itself; else why it must be started anew. */
  public Optional<String> defunct() {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR -> Optional.of("state " + streams.state() + ": no thread is left");
      default -> failures.problem();
    };
  }

  /** What the state says of single uses. */
  public Uses uses() {
    return uses;
  }

  /** How use flows through this instance now. */
  public FlowState flow() {
    StreamsMetrics.Waiting waiting = metrics.waiting();
    return new FlowState(
        streams.state().name(),
        lag.of(streams.metrics()),
        waiting.marks(),
        waiting.ageSeconds(),
        waiting.scans(),
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

  /**
   * Commits and hands over: it leaves the group, so that the others go on at once and do not wait
   * for its session to end. One that keeps its work over a restart stays a member.
   */
  @Override
  public void close() {
    failures.close();
    kafkaMetrics.close();
    GroupMembershipOperation operation =
        membership.keepsItsWork()
            ? GroupMembershipOperation.REMAIN_IN_GROUP
            : GroupMembershipOperation.LEAVE_GROUP;
    boolean closed =
        streams.close(CloseOptions.timeout(CLOSE).withGroupMembershipOperation(operation));
    if (!closed) {
      log.warn("not all stream threads ended within {}", CLOSE);
    }
  }
}
