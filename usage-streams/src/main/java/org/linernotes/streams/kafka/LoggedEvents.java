package org.linernotes.streams.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.CellState;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageReported;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.streams.event.TrackEvents;
import org.linernotes.streams.status.NotReadyException;
import org.linernotes.streams.status.Place;
import org.linernotes.streams.usage.Identity;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.streams.usage.Sums;
import org.linernotes.streams.usage.UsageEvents;
import org.linernotes.topic.Topics;

/**
 * Single events from the log itself, in the partitions of the track's identifiers: the state keeps
 * sums and hashes, and an index of every event ever would be larger than all of it. Looked through
 * is what was accepted since the month began, for some seconds at a time.
 */
final class LoggedEvents implements TrackEvents {
  private static final Duration AT_MOST = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int AT_ONCE = 2;

  /** An event may be dated ahead of the clock, by minutes. */
  private static final Duration AHEAD = Duration.ofDays(1);

  private final KafkaSettings kafka;
  private final LocalStores stores;
  private final Function<String, Place> places;
  private final AvroSerde<UsageReported> usage;
  private final Semaphore readers = new Semaphore(AT_ONCE);

  LoggedEvents(
      KafkaSettings kafka, SchemaIds ids, LocalStores stores, Function<String, Place> places) {
    this.kafka = kafka;
    this.stores = stores;
    this.places = places;
    this.usage = AvroSerde.of(Topics.USAGE_REPORTED, ids);
  }

  @Override
  public Place placeOfTrack(String trackId) {
    return places.apply(trackId);
  }

  @Override
  public Optional<Track> track(String trackId) {
    return Optional.ofNullable(
        LocalStores.ask(
            () -> stores.<String, Track>ofKey(StateStores.TRACKS, trackId).get(trackId)));
  }

  @Override
  public Page find(Track track, YearMonth month, int limit, @Nullable Cursor from) {
    if (!readers.tryAcquire()) {
      throw new NotReadyException("EVENTS_BUSY", "others look through the log (expected: fewer)");
    }
    try (Consumer<byte[], byte[]> consumer = consumer()) {
      return new Look(consumer, track, month, limit).from(from);
    } catch (KafkaException e) {
      throw LocalStores.notReady(e.getMessage());
    } finally {
      readers.release();
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka.client());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** One page being put together. */
  private final class Look {
    private final Consumer<byte[], byte[]> consumer;
    private final String trackId;
    private final Set<String> identifiers;
    private final List<TopicPartition> parts;
    private final YearMonth month;
    private final int limit;
    private final long deadline = System.nanoTime() + AT_MOST.toNanos();
    private final List<Event> found = new ArrayList<>();

    Look(Consumer<byte[], byte[]> consumer, Track track, YearMonth month, int limit) {
      this.consumer = consumer;
      this.trackId = track.getTrackId();
      this.identifiers =
          track.getIdentifiers().stream()
              .flatMap(text -> TrackIdentifier.parse(text).stream())
              .map(TrackIdentifier::text)
              .collect(Collectors.toSet());
      String topic = kafka.names().of(Topics.USAGE_REPORTED);
      Set<Integer> partitions = new TreeSet<>();
      identifiers.forEach(
          text -> partitions.add(Partitioning.partition(text, stores.partitions())));
      this.parts = partitions.stream().map(number -> new TopicPartition(topic, number)).toList();
      this.month = month;
      this.limit = limit;
    }

    Page from(@Nullable Cursor cursor) {
      int part = cursor == null ? 0 : cursor.part();
      Long offset = cursor == null ? null : (Long) cursor.offset();
      while (part < parts.size()) {
        Long next = read(parts.get(part), offset);
        if (next != null) {
          return new Page(found, new Cursor(part, next));
        }
        part++;
        offset = null;
      }
      return new Page(found, null);
    }

    /** Where to look on; null: the part was read to its end. */
    private @Nullable Long read(TopicPartition part, @Nullable Long offset) {
      consumer.assign(List.of(part));
      long end = consumer.endOffsets(List.of(part)).getOrDefault(part, 0L);
      consumer.seek(part, offset == null ? begin(part, end) : offset);
      while (consumer.position(part) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (found.size() == limit) {
            return record.offset();
          }
          take(record);
        }
        if (System.nanoTime() - deadline > 0 && consumer.position(part) < end) {
          return consumer.position(part);
        }
      }
      return null;
    }

    private long begin(TopicPartition part, long end) {
      Instant since = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().minus(AHEAD);
      long millis = Math.max(0, since.toEpochMilli());
      OffsetAndTimestamp first = consumer.offsetsForTimes(Map.of(part, millis)).get(part);
      return first == null ? end : first.offset();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
      if (!identifiers.contains(Keys.text(record.key()))) {
        return;
      }
      UsageReported event = event(record);
      if (event != null
          && UsageEvents.flaw(event).isEmpty()
          && UsageEvents.period(event.getOccurredAt()).equals(month)
          && isCounted(event)) {
        found.add(
            new Event(
                event.getId(),
                UsageEvents.unmatchedCell(event),
                event.getExposures(),
                status(event),
                Instant.ofEpochMilli(record.timestamp())));
      }
    }

    /** True if the track has use such as this: the identifier is its own, and not all is void. */
    private boolean isCounted(UsageReported event) {
      byte[] cell = UsageEvents.unmatchedCell(event).of(trackId, null).toBytes();
      CellState state =
          LocalStores.ask(
              () -> stores.<byte[], CellState>ofKey(StateStores.CELLS, trackId).get(cell));
      return state != null && !Sums.isNothing(state.getUsage());
    }
  }

  private @Nullable UsageReported event(ConsumerRecord<byte[], byte[]> record) {
    try {
      return usage.deserialize("", record.value());
    } catch (SerializationException e) {
      return null; // the recorder has set it aside, and told so
    }
  }

  private @Nullable String status(UsageReported event) {
    try {
      byte[] seen =
          stores.<byte[], byte[]>ofKey(StateStores.SEEN, event.getTrack()).get(Identity.of(event));
      SeenUse use = SeenUse.parse(seen);
      if (!use.hasContentOf(event)) {
        return "CONFLICT";
      }
      return use.counts() ? "RECORDED" : "VOIDED";
    } catch (InvalidStateStorePartitionException e) {
      return null; // the identifier's state is at another instance
    }
  }
}
