package org.linernotes.sink.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.ArtistMonth;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.Track;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.batch.ArtistMonthKey;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.Checks;
import org.linernotes.sink.batch.ParkedRecord.Cause;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.QuarantinedRecord;
import org.linernotes.sink.batch.RefusedException;
import org.linernotes.sink.ledger.CellId;
import org.linernotes.sink.period.Periods;
import org.linernotes.topic.Topic;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;
import org.linernotes.trace.TraceParent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records into a batch; what cannot be read is set aside with its position, and counted. */
final class RecordReader {
  private static final Logger log = LoggerFactory.getLogger(RecordReader.class);
  private static final char SEPARATOR = '\0';

  private final Map<String, Sort<?>> sorts = new HashMap<>();
  private final ParkedRecords parked;
  private final String accruals;
  private final SinkMetrics metrics;
  private final Clock clock;

  /** What to do with the records of a topic. */
  private record Sort<T extends SpecificRecordBase>(AvroSerde<T> serde, Taker<T> taker) {
    void take(ConsumerRecord<byte[], byte[]> record, boolean again, Batch batch) {
      T value = serde.deserialize(record.topic(), record.value());
      if (value != null) {
        Checks.noNul(value);
      }
      taker.take(record.key(), value, again, batch);
    }
  }

  /** Takes in one record; throws IllegalArgumentException if it makes no sense. */
  @FunctionalInterface
  private interface Taker<T> {
    void take(byte @Nullable [] key, @Nullable T value, boolean again, Batch batch);
  }

  RecordReader(TopicNames names, SchemaIds ids, SinkMetrics metrics, Clock clock) {
    this.metrics = metrics;
    this.clock = clock;
    this.accruals = names.of(Topics.ACCRUALS);
    this.parked = new ParkedRecords(AvroSerde.of(Topics.ACCRUALS, ids), clock);
    sorts.put(names.of(Topics.ACCRUALS), sort(Topics.ACCRUALS, ids, RecordReader::accrual));
    sorts.put(names.of(Topics.AUDIT), sort(Topics.AUDIT, ids, RecordReader::audit));
    sorts.put(names.of(Topics.ARTIST_MONTHS), sort(Topics.ARTIST_MONTHS, ids, RecordReader::month));
    sorts.put(names.of(Topics.LICENCES), sort(Topics.LICENCES, ids, RecordReader::licence));
    sorts.put(names.of(Topics.CONSENTS), sort(Topics.CONSENTS, ids, RecordReader::consent));
    sorts.put(names.of(Topics.TRACKS), sort(Topics.TRACKS, ids, RecordReader::track));
    sorts.put(
        names.of(Topics.QUARANTINED), sort(Topics.QUARANTINED, ids, RecordReader::asideInStreams));
  }

  private static <T extends SpecificRecordBase> Sort<T> sort(
      Topic topic, SchemaIds ids, Taker<T> taker) {
    return new Sort<>(AvroSerde.of(topic, ids), taker);
  }

  Set<String> topics() {
    return sorts.keySet();
  }

  /**
   * @param again true: the ledger has booked it already
   * @return true: an accrual is in the batch by it
   */
  boolean read(ConsumerRecord<byte[], byte[]> record, boolean again, Batch batch) {
    Sort<?> sort = sorts.get(record.topic());
    if (sort == null) {
      return false; // not subscribed to
    }
    batch.count(record.topic());
    try {
      sort.take(record, again, batch);
      followed(record, again, batch);
      return record.topic().equals(accruals);
    } catch (SerializationException | IllegalArgumentException e) {
      setAside(record, Cause.UNREADABLE, e, batch);
      return false;
    }
  }

  /** One that can be read and not booked. */
  void setAside(ConsumerRecord<byte[], byte[]> record, RefusedException refused, Batch batch) {
    batch.count(record.topic());
    setAside(record, Cause.REFUSED, refused, batch);
  }

  /** Keeps it, and where it is an accrual parks its cell. */
  private void setAside(
      ConsumerRecord<byte[], byte[]> record, Cause cause, Exception why, Batch batch) {
    log.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .log("set aside: {}", why.getMessage());
    metrics.unreadable(record.topic());
    String message = ParkedRecords.plain(String.valueOf(why.getMessage()));
    batch.putQuarantined(quarantined(record, cause, message));
    if (record.topic().equals(accruals)) {
      parked.of(record, cause, message).ifPresent(batch::putParked);
    }
  }

  /** Only accruals carry one: nothing else becomes an entry. */
  private static void followed(ConsumerRecord<byte[], byte[]> record, boolean again, Batch batch) {
    Header trace = record.headers().lastHeader(TraceParent.HEADER);
    if (trace == null || trace.value() == null || record.key() == null || again) {
      return;
    }
    String parent = TraceParent.sane(new String(trace.value(), StandardCharsets.US_ASCII));
    UUID cell = CellId.of(record.key());
    if (parent != null && batch.accruals().containsKey(cell)) {
      batch.putTrace(cell, parent);
    }
  }

  private QuarantinedRecord quarantined(
      ConsumerRecord<byte[], byte[]> record, Cause cause, String message) {
    return new QuarantinedRecord(
        new Position(record.topic(), record.partition()),
        record.offset(),
        cause.name(),
        message,
        null,
        null,
        record.key(),
        record.value(),
        clock.instant());
  }

  private static void accrual(
      byte @Nullable [] key, @Nullable Accrual value, boolean again, Batch batch) {
    Accrual accrual = present(value);
    Checks.accrual(accrual);
    UUID cellId = CellId.of(present(key));
    if (again) {
      batch.putReplayed(cellId, accrual);
    } else {
      batch.putAccrual(cellId, accrual);
    }
  }

  private static void licence(
      byte @Nullable [] key, @Nullable Licence value, boolean again, Batch batch) {
    Licence licence = present(value);
    Checks.licence(licence);
    batch.putLicence(licence);
  }

  private static void consent(
      byte @Nullable [] key, @Nullable Consent value, boolean again, Batch batch) {
    Consent consent = present(value);
    Checks.consent(consent);
    batch.putConsent(consent);
  }

  private static void audit(
      byte @Nullable [] key, @Nullable AuditCounts value, boolean again, Batch batch) {
    AuditCounts counts = present(value);
    Periods.parse(counts.getPeriod());
    Checks.id("platform", counts.getPlatform());
    batch.putAudit(counts);
  }

  private static void month(
      byte @Nullable [] key, @Nullable ArtistMonth value, boolean again, Batch batch) {
    ArtistMonthKey of =
        value == null
            ? monthKey(new String(present(key), StandardCharsets.UTF_8))
            : new ArtistMonthKey(value.getArtist(), Periods.parse(value.getPeriod()));
    Checks.id("artist", of.artist());
    batch.putArtistMonth(of, Optional.ofNullable(value));
  }

  private static ArtistMonthKey monthKey(String key) {
    int end = key.lastIndexOf(SEPARATOR);
    if (end < 0 || key.indexOf(SEPARATOR) != end) {
      throw new IllegalArgumentException("key '" + key + "' (expected: artist, U+0000, month)");
    }
    return new ArtistMonthKey(key.substring(0, end), Periods.parse(key.substring(end + 1)));
  }

  private static void track(
      byte @Nullable [] key, @Nullable Track value, boolean again, Batch batch) {
    Track track = present(value);
    Checks.time("acceptedAt", track.getAcceptedAt());
    Checks.id("trackId", track.getTrackId());
    track.getArtists().forEach(artist -> Checks.id("artists/id", artist.getId()));
    batch.putTrack(track);
  }

  private static void asideInStreams(
      byte @Nullable [] key, @Nullable Quarantined value, boolean again, Batch batch) {
    Quarantined record = present(value);
    Checks.time("quarantinedAt", record.getQuarantinedAt());
    Checks.id("topic", record.getTopic());
    batch.putQuarantined(
        new QuarantinedRecord(
            new Position(record.getTopic(), record.getPartition()),
            record.getOffset(),
            record.getCause(),
            record.getMessage(),
            record.getPlatform(),
            record.getPeriod(),
            Bytes.of(record.getKey()),
            Bytes.of(record.getValue()),
            record.getQuarantinedAt()));
  }

  private static <T> T present(@Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("null (expected: a key and a record)");
    }
    return value;
  }
}
