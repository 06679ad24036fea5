package org.linernotes.streams.kafka;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Track;
import org.linernotes.serde.AvroSerde;
import org.linernotes.streams.catalogue.CatalogueRecords;

/**
 * Keeps the latest version of each track. Forwards the changed claims by identifier, the track
 * itself for rating, and what breaks a rule as a quarantined record, before any state is touched.
 */
@SuppressWarnings("NullAway.Init") // set by init, as Kafka Streams' processors are
final class TrackRegistrar extends ContextualProcessor<byte[], byte[], Object, Object> {
  private final AvroSerde<Track> serde;
  private TrackState tracks;

  TrackRegistrar(AvroSerde<Track> serde) {
    this.serde = serde;
  }

  @Override
  public void init(ProcessorContext<Object, Object> context) {
    super.init(context);
    tracks = new TrackState(context);
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    try {
      Track track = serde.deserialize("", record.value());
      check(track, Keys.text(record.key()));
      replace(track, record.timestamp());
    } catch (SerializationException e) {
      setAside(record, Poison.unreadable(e.getMessage()));
    } catch (IllegalArgumentException e) {
      setAside(record, Poison.invalid(e.getMessage()));
    }
  }

  private void replace(Track track, long timestamp) {
    for (KeyValue<String, ClaimChange> claim : tracks.replace(track)) {
      context().forward(new Record<>((Object) claim.key, (Object) claim.value, timestamp));
    }
    context().forward(new Record<>((Object) track.getTrackId(), (Object) track, timestamp));
  }

  private static void check(@Nullable Track track, String key) {
    if (track == null) {
      throw new IllegalArgumentException("no value (expected: a track; nothing is deleted here)");
    }
    if (!track.getTrackId().equals(key)) {
      throw new IllegalArgumentException(
          "record key: '" + key + "' (expected: the trackId " + track.getTrackId() + ")");
    }
    CatalogueRecords.track(track);
  }

  private void setAside(Record<byte[], byte[]> record, Poison poison) {
    Object quarantined = poison.at(context(), record, null, null);
    context().forward(new Record<>((Object) record.key(), quarantined, record.timestamp()));
  }
}
