package org.linernotes.streams.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.RatingProgress;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.avro.UsageVoid;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.ReleasedSchemas;
import org.linernotes.serde.SchemaIds;
import org.linernotes.streams.status.UseStatus;
import org.linernotes.streams.usage.Identity;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/** The whole topology on the driver: records in, current outcome out. */
final class Pipeline implements AutoCloseable {
  private static final SchemaIds IDS = new ReleasedSchemas();
  static final Duration TICK = Duration.ofMillis(50);
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final TopicNames names = new TopicNames("");
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private final Map<Topic, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private final Map<String, Accrual> accruals = new TreeMap<>();
  private final Map<String, AuditCounts> audit = new TreeMap<>();
  private final Map<String, ArtistMonth> artistMonths = new TreeMap<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final Map<String, List<RatingProgress>> progress = new HashMap<>();
  private int emittedAccruals;
  private long timestamp = START.toEpochMilli();

  Pipeline() {
    this(new RatingLimits(TICK, 5000, 2000));
  }

  Pipeline(RatingLimits limits) {
    Properties config = config();
    StreamsMetrics metrics = new StreamsMetrics(meters);
    config.put(
        QuarantineHandler.TARGET,
        new QuarantineHandler.Target(
            Topics.QUARANTINED.name(), AvroSerde.of(Topics.QUARANTINED, IDS), metrics));
    driver =
        new TopologyTestDriver(
            new UsageTopology(names, IDS, 1, limits, metrics, config).build(), config, START);
    for (Topic topic :
        List.of(
            Topics.ACCRUALS,
            Topics.AUDIT,
            Topics.ARTIST_MONTHS,
            Topics.RATING,
            Topics.QUARANTINED)) {
      outputs.put(
          topic,
          driver.createOutputTopic(
              topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }
  }

  static Properties config() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "usage-streams");
    config.put(StreamsConfig.STATE_DIR_CONFIG, "target/streams-state/" + UUID.randomUUID());
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    config.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
    config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, QuarantineHandler.class);
    return config;
  }

  Pipeline use(UsageReported... events) {
    for (UsageReported event : events) {
      send(Topics.USAGE_REPORTED, event.getTrack(), event);
    }
    return this;
  }

  Pipeline takeBack(UsageVoid... voids) {
    for (UsageVoid taken : voids) {
      send(Topics.USAGE_VOIDS, taken.getTrack(), taken);
    }
    return this;
  }

  Pipeline track(Track track) {
    return send(Topics.TRACKS, track.getTrackId(), track);
  }

  Pipeline licence(Licence licence) {
    return send(Topics.LICENCES, licence.getLicenceId(), licence);
  }

  Pipeline consent(Consent consent) {
    return send(Topics.CONSENTS, consent.getConsentId(), consent);
  }

  Pipeline raw(Topic topic, byte[] key, byte @Nullable [] value) {
    return rawInternal(topic.name(), key, value);
  }

  Pipeline rawInternal(String topic, byte[] key, byte @Nullable [] value) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value, timestamp++);
    return this;
  }

  private <T extends SpecificRecordBase> Pipeline send(Topic topic, String key, T value) {
    return raw(topic, Keys.bytes(key), bytes(topic, value));
  }

  static <T extends SpecificRecordBase> byte[] bytes(Topic topic, T value) {
    AvroSerde<T> serde = AvroSerde.of(topic, IDS);
    return Objects.requireNonNull(serde.serialize("", value));
  }

  /** Lets ticks pass until nothing more comes out, then reads all. */
  Pipeline settle() {
    int quiet = 0;
    while (quiet < 3) {
      driver.advanceWallClockTime(TICK);
      quiet = readAll() ? 0 : quiet + 1;
    }
    return this;
  }

  /** One tick; true if anything came out. */
  boolean tick() {
    return pass(TICK);
  }

  /** Lets time pass; true if anything came out since it was last read. */
  boolean pass(Duration time) {
    driver.advanceWallClockTime(time);
    return readAll();
  }

  private boolean readAll() {
    boolean any = false;
    for (Map.Entry<Topic, TestOutputTopic<byte[], byte[]>> output : outputs.entrySet()) {
      for (TestRecord<byte[], byte[]> record : output.getValue().readRecordsToList()) {
        any = true;
        take(output.getKey(), Keys.text(record.key()), record.value());
      }
    }
    return any;
  }

  private void take(Topic topic, String key, byte[] value) {
    if (topic.equals(Topics.ACCRUALS)) {
      emittedAccruals++;
      keep(accruals, key, this.<Accrual>serde(topic).deserialize("", value));
    } else if (topic.equals(Topics.AUDIT)) {
      keep(audit, key, this.<AuditCounts>serde(topic).deserialize("", value));
    } else if (topic.equals(Topics.ARTIST_MONTHS)) {
      keep(artistMonths, key, this.<ArtistMonth>serde(topic).deserialize("", value));
    } else if (topic.equals(Topics.RATING)) {
      RatingProgress told = this.<RatingProgress>serde(topic).deserialize("", value);
      progress.computeIfAbsent(key, k -> new ArrayList<>()).add(told);
    } else {
      quarantined.add(this.<Quarantined>serde(topic).deserialize("", value));
    }
  }

  private static <T> void keep(Map<String, T> latest, String key, T value) {
    if (value == null) {
      latest.remove(key);
    } else {
      latest.put(key, value);
    }
  }

  private <T extends SpecificRecordBase> AvroSerde<T> serde(Topic topic) {
    return AvroSerde.of(topic, IDS);
  }

  /** Current accruals with use. */
  List<Accrual> accruals() {
    return accruals.values().stream().filter(accrual -> accrual.getEvents() > 0).toList();
  }

  int emittedAccruals() {
    return emittedAccruals;
  }

  /** What the rater told of itself. */
  List<RatingProgress> progress() {
    return progress.getOrDefault("0", List.of());
  }

  /** What the recorders told of their counts. */
  List<RatingProgress> auditProgress() {
    return progress.getOrDefault("audit-0", List.of());
  }

  List<Quarantined> quarantined() {
    return quarantined;
  }

  List<ArtistMonth> artistMonths() {
    return List.copyOf(artistMonths.values());
  }

  List<AuditCounts> audits() {
    return List.copyOf(audit.values());
  }

  AuditCounts audit(String platform, String period) {
    return audit.values().stream()
        .filter(c -> c.getPlatform().equals(platform) && c.getPeriod().equals(period))
        .findFirst()
        .orElseThrow();
  }

  /** What each party is owed, by month: {@code period|party|currency}. */
  Map<String, BigDecimal> totals() {
    Map<String, BigDecimal> totals = new LinkedHashMap<>();
    for (Accrual accrual : accruals.values()) {
      for (SideOutcome side : List.of(accrual.getMaster(), accrual.getPublishing())) {
        for (Share share : side.getShares()) {
          String key =
              accrual.getUsageDay().toString().substring(0, 7)
                  + "|"
                  + share.getParty()
                  + "|"
                  + side.getCurrency();
          totals.merge(key, share.getAmount(), BigDecimal::add);
        }
      }
    }
    return totals;
  }

  /** Verdicts of the master side, by number of events. */
  Map<String, Long> masterVerdicts() {
    Map<String, Long> verdicts = new TreeMap<>();
    accruals().forEach(a -> verdicts.merge(a.getMaster().getVerdict(), a.getEvents(), Long::sum));
    return verdicts;
  }

  /** The state of the one partition. */
  LocalStores stores() {
    return new LocalStores(
        new LocalStores.Source() {
          @Override
          public <K, V> ReadOnlyKeyValueStore<K, V> store(String name, int partition) {
            return driver.getKeyValueStore(name);
          }
        },
        1);
  }

  /** What the recorders know of an event of sonara's. */
  Optional<UseStatus> status(String track, String id) {
    KeyValueStore<byte[], byte[]> seen = driver.getKeyValueStore(StateStores.SEEN);
    byte[] identity = Identity.of("sonara", track, id);
    return UseStatus.of(new UseStatus.Name("sonara", track, id), SeenUse.parse(seen.get(identity)));
  }

  double counter(String name) {
    return meters.counter(name).count();
  }

  @Override
  public void close() {
    driver.close();
  }
}
