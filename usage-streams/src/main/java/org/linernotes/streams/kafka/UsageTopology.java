package org.linernotes.streams.kafka;

import java.time.Clock;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.RatingProgress;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageSum;
import org.linernotes.avro.UsageVoid;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.streams.accrual.ArtistMonths;
import org.linernotes.streams.usage.CellChange;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;
import org.linernotes.usage.CellKey;

/**
 * From reported use to accruals.
 *
 * <ol>
 *   <li>The <b>recorder</b> takes each event once, by its identity, and counts the rest as
 *       duplicates, conflicts and quarantined ones; the <b>void recorder</b> beside it takes uses
 *       back, with the same state.
 *   <li>The <b>matcher</b> finds the track by the identifier, and moves past use when a claim comes
 *       late or goes to another track.
 *   <li>The <b>rater</b> has the uses, the track and, broadcast to every partition, all licences
 *       and consents: it rates what any change touches and emits what came out different.
 *   <li><b>Artist months</b> sum the rated cells per primary artist.
 * </ol>
 *
 * The first two are one sub-topology, partitioned by identifier; the rater is another, by track;
 * they feed each other claims one way and cells the other.
 */
public final class UsageTopology {
  private final TopicNames names;
  private final SchemaIds ids;
  private final int partitions;
  private final RatingLimits limits;
  private final StreamsMetrics metrics;
  private final SetAside setAside;
  private final StateStores stores;
  private final TermsSerdes termsSerdes;
  private final StreamsBuilder builder;

  /**
   * @param partitions of the topics that are read, and so of the internal ones: use and track of a
   *     key must meet in one task
   */
  public UsageTopology(
      TopicNames names,
      SchemaIds ids,
      int partitions,
      RatingLimits limits,
      StreamsMetrics metrics,
      Properties config) {
    this.names = names;
    this.ids = ids;
    this.partitions = partitions;
    this.limits = limits;
    this.metrics = metrics;
    this.setAside = new SetAside(metrics, Clock.systemUTC());
    this.stores = new StateStores(ids);
    this.termsSerdes = new TermsSerdes(ids);
    this.builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(config)));
  }

  public Topology build() {
    addStores();
    KStream<Object, Object> recorded = recorded();
    KStream<Object, Object> tracks = tracks();
    KStream<Object, Object> terms = terms();
    quarantine(recorded, "usage");
    quarantine(tracks, "tracks");
    quarantine(terms, "terms");
    audit(recorded);
    KStream<Object, Object> rated =
        rated(cells(recorded, claims(tracks)), tracks, broadcast(terms));
    accrue(rated);
    quarantine(rated, "ratings");
    return builder.build();
  }

  private KStream<Object, Object> recorded() {
    AvroSerde<UsageReported> usage = AvroSerde.of(Topics.USAGE_REPORTED, ids);
    AvroSerde<UsageVoid> taken = AvroSerde.of(Topics.USAGE_VOIDS, ids);
    KStream<Object, Object> uses =
        source(Topics.USAGE_REPORTED)
            .process(
                () -> new Recorder(usage, limits.tick()),
                as("recorder"),
                StateStores.SEEN,
                StateStores.AUDIT_COUNTS,
                StateStores.AUDIT_PENDING);
    KStream<Object, Object> voids =
        source(Topics.USAGE_VOIDS)
            .process(
                () -> new VoidRecorder(taken, limits.tick()),
                as("void-recorder"),
                StateStores.SEEN,
                StateStores.AUDIT_COUNTS,
                StateStores.AUDIT_PENDING);
    return uses.merge(voids, as("recorded"));
  }

  private KStream<Object, Object> tracks() {
    AvroSerde<Track> track = AvroSerde.of(Topics.TRACKS, ids);
    return source(Topics.TRACKS)
        .process(
            () -> new TrackRegistrar(track),
            as("track-registrar"),
            StateStores.TRACKS,
            StateStores.TRACK_INDEX);
  }

  private KStream<Object, Object> terms() {
    KStream<Object, Object> licences =
        source(Topics.LICENCES)
            .process(() -> new TermsReader(termsSerdes, true), as("licence-reader"));
    KStream<Object, Object> consents =
        source(Topics.CONSENTS)
            .process(() -> new TermsReader(termsSerdes, false), as("consent-reader"));
    return licences.merge(consents, as("terms"));
  }

  private KStream<String, ClaimChange> claims(KStream<Object, Object> tracks) {
    return UsageTopology.<String, ClaimChange>only(tracks, ClaimChange.class, "claims")
        .repartition(
            Repartitioned.<String, ClaimChange>as("claims")
                .withKeySerde(Serdes.String())
                .withValueSerde(stores.internal(ClaimChange.getClassSchema()))
                .withNumberOfPartitions(partitions));
  }

  private KStream<CellKey, UsageSum> cells(
      KStream<Object, Object> recorded, KStream<String, ClaimChange> claims) {
    KStream<String, Object> uses =
        UsageTopology.<String, CellChange>only(recorded, CellChange.class, "uses")
            .mapValues(use -> (Object) use, as("uses-to-match"));
    return uses.merge(
            claims.mapValues(claim -> (Object) claim, as("claims-to-match")), as("to-match"))
        .process(Matcher::new, as("matcher"), StateStores.CLAIMS, StateStores.IDENTIFIER_CELLS)
        .repartition(
            Repartitioned.<CellKey, UsageSum>as("cells")
                .withKeySerde(Partitioning.CELL_KEYS)
                .withValueSerde(stores.internal(UsageSum.getClassSchema()))
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(Partitioning.byTrack()));
  }

  /** Every partition of the rater gets every licence and consent, in order, as state of its own. */
  private KStream<String, byte[]> broadcast(KStream<Object, Object> terms) {
    return UsageTopology.<String, byte[]>only(terms, byte[].class, "terms-to-all")
        .repartition(
            Repartitioned.<String, byte[]>as("terms")
                .withKeySerde(Serdes.String())
                .withValueSerde(Serdes.ByteArray())
                .withNumberOfPartitions(partitions)
                .withStreamPartitioner(Partitioning.toAll()));
  }

  private KStream<Object, Object> rated(
      KStream<CellKey, UsageSum> cells,
      KStream<Object, Object> tracks,
      KStream<String, byte[]> terms) {
    return untyped(cells)
        .merge(
            untyped(UsageTopology.<Object, Track>only(tracks, Track.class, "tracks-to-rate")),
            as("cells-and-tracks"))
        .merge(untyped(terms), as("to-rate"))
        .process(
            () -> new RatingProcessor(termsSerdes, limits, metrics),
            as("rater"),
            StateStores.TRACKS,
            StateStores.TRACK_INDEX,
            StateStores.LICENCES,
            StateStores.CONSENTS,
            StateStores.CELLS,
            StateStores.PENDING,
            StateStores.SCANS);
  }

  private void accrue(KStream<Object, Object> rated) {
    UsageTopology.<byte[], Accrual>only(rated, Accrual.class, "accruals")
        .to(
            names.of(Topics.ACCRUALS),
            Produced.with(Serdes.ByteArray(), this.<Accrual>serde(Topics.ACCRUALS))
                .withStreamPartitioner(Partitioning.<Accrual>byTrackOfCell())
                .withName("accruals-out"));
    UsageTopology.<byte[], RatingProgress>only(rated, RatingProgress.class, "rating-progress")
        .to(
            names.of(Topics.RATING),
            Produced.with(Serdes.ByteArray(), this.<RatingProgress>serde(Topics.RATING))
                .withName("rating-progress-out"));
    Serde<ArtistMonth> month = serde(Topics.ARTIST_MONTHS);
    UsageTopology.<String, ArtistMonth>only(rated, ArtistMonth.class, "artist-contributions")
        .groupByKey(
            Grouped.<String, ArtistMonth>as("artist-months")
                .withKeySerde(Serdes.String())
                .withValueSerde(month))
        .aggregate(
            () -> null,
            (key, change, sum) -> ArtistMonths.add(sum, change),
            as("sum-artist-months"),
            Materialized.<String, ArtistMonth>as(
                    Stores.persistentKeyValueStore(StateStores.ARTIST_MONTHS))
                .withKeySerde(Serdes.String())
                .withValueSerde(month))
        .toStream(as("artist-month-changes"))
        .to(
            names.of(Topics.ARTIST_MONTHS),
            Produced.with(Serdes.String(), month).withName("artist-months-out"));
  }

  /** Tells of its progress by a sink of its own, for the reason that {@link #quarantine} has. */
  private void audit(KStream<Object, Object> recorded) {
    UsageTopology.<byte[], AuditCounts>only(recorded, AuditCounts.class, "audit-counts")
        .to(
            names.of(Topics.AUDIT),
            Produced.with(Serdes.ByteArray(), this.<AuditCounts>serde(Topics.AUDIT))
                .withName("audit-out"));
    UsageTopology.<byte[], RatingProgress>only(recorded, RatingProgress.class, "audit-progress")
        .to(
            names.of(Topics.RATING),
            Produced.with(Serdes.ByteArray(), this.<RatingProgress>serde(Topics.RATING))
                .withName("audit-progress-out"));
  }

  /** A sink of its own for each, since a shared one would tie all sub-topologies into one. */
  private void quarantine(KStream<Object, Object> mixed, String of) {
    UsageTopology.<byte[], Quarantined>only(mixed, Quarantined.class, "quarantined-" + of)
        .peek((key, record) -> setAside.tell(record), as("count-quarantined-" + of))
        .to(
            names.of(Topics.QUARANTINED),
            Produced.with(Serdes.ByteArray(), this.<Quarantined>serde(Topics.QUARANTINED))
                .withName("quarantined-out-" + of));
  }

  private KStream<byte[], byte[]> source(Topic topic) {
    return builder.stream(
        names.of(topic),
        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read-" + topic.name()));
  }

  private void addStores() {
    builder.addStateStore(stores.seen());
    builder.addStateStore(stores.auditCounts());
    builder.addStateStore(stores.auditPending());
    builder.addStateStore(stores.claims());
    builder.addStateStore(stores.identifierCells());
    builder.addStateStore(stores.tracks());
    builder.addStateStore(stores.trackIndex());
    builder.addStateStore(stores.licences());
    builder.addStateStore(stores.consents());
    builder.addStateStore(stores.cells());
    builder.addStateStore(stores.pending());
    builder.addStateStore(stores.scans());
  }

  private <T extends SpecificRecordBase> AvroSerde<T> serde(Topic topic) {
    return AvroSerde.<T>of(topic, ids).register();
  }

  private static Named as(String name) {
    return Named.as(name);
  }

  /** The records of one kind, of a stream in which a processor forwards several. */
  @SuppressWarnings("unchecked") // the value's class is tested; a processor keys each kind one way
  private static <K, V> KStream<K, V> only(
      KStream<Object, Object> mixed, Class<V> values, String name) {
    KStream<?, ?> found =
        mixed.filter((key, value) -> values.isInstance(value), as("only-" + name));
    return (KStream<K, V>) found;
  }

  @SuppressWarnings("unchecked") // reading a stream's records as Objects is safe
  private static KStream<Object, Object> untyped(KStream<?, ?> stream) {
    return (KStream<Object, Object>) stream;
  }
}
