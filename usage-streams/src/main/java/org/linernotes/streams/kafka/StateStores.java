package org.linernotes.streams.kafka;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.linernotes.avro.AuditCounts;
import org.linernotes.avro.CellState;
import org.linernotes.avro.Claims;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.avro.UsageSum;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.serde.StateSchemas;

/**
 * The state stores, each with its changelog in Kafka. Their names are part of the changelog topics'
 * names: a renamed store is an empty one.
 */
final class StateStores {
  /**
   * Identity hash to {@link org.linernotes.streams.usage.SeenUse}, for every event or void ever.
   */
  static final String SEEN = "seen";

  /** Platform and period to counts. */
  static final String AUDIT_COUNTS = "audit-counts";

  /** Keys of {@link #AUDIT_COUNTS} whose counts have yet to be forwarded. */
  static final String AUDIT_PENDING = "audit-pending";

  /** Identifier to the tracks that claim it. */
  static final String CLAIMS = "claims";

  /** Cells by identifier, as if unmatched: what moves when the identifier does. */
  static final String IDENTIFIER_CELLS = "identifier-cells";

  /** Latest version of each track. */
  static final String TRACKS = "tracks";

  /** Party or artist, and track: which tracks a change of terms touches. */
  static final String TRACK_INDEX = "track-index";

  static final String LICENCES = "licences";
  static final String CONSENTS = "consents";

  /** Cells by track, with what was last emitted for each. */
  static final String CELLS = "cells";

  /** Prefixes of {@link #CELLS} that await rating. */
  static final String PENDING = "pending";

  /** Parties and artists whose tracks await a look, with how far it has come. */
  static final String SCANS = "scans";

  static final String ARTIST_MONTHS = "artist-months";

  private final SchemaIds ids;

  StateStores(SchemaIds ids) {
    this.ids = ids;
  }

  /** Without a cache: an identity is written once and rarely read again. */
  StoreBuilder<KeyValueStore<byte[], byte[]>> seen() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(SEEN), Serdes.ByteArray(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of());
  }

  StoreBuilder<KeyValueStore<String, AuditCounts>> auditCounts() {
    return cached(AUDIT_COUNTS, Serdes.String(), state(AuditCounts.getClassSchema(), AUDIT_COUNTS));
  }

  /** In memory, as {@link #pending}. */
  StoreBuilder<KeyValueStore<String, byte[]>> auditPending() {
    return marks(AUDIT_PENDING, Serdes.String(), Serdes.ByteArray());
  }

  StoreBuilder<KeyValueStore<String, Claims>> claims() {
    return cached(CLAIMS, Serdes.String(), internal(Claims.getClassSchema()));
  }

  StoreBuilder<KeyValueStore<byte[], UsageSum>> identifierCells() {
    return cached(IDENTIFIER_CELLS, Serdes.ByteArray(), internal(UsageSum.getClassSchema()));
  }

  StoreBuilder<KeyValueStore<String, Track>> tracks() {
    return cached(TRACKS, Serdes.String(), state(Track.getClassSchema(), TRACKS));
  }

  StoreBuilder<KeyValueStore<byte[], byte[]>> trackIndex() {
    return cached(TRACK_INDEX, Serdes.ByteArray(), Serdes.ByteArray());
  }

  StoreBuilder<KeyValueStore<String, Licence>> licences() {
    return cached(LICENCES, Serdes.String(), state(Licence.getClassSchema(), LICENCES));
  }

  StoreBuilder<KeyValueStore<String, Consent>> consents() {
    return cached(CONSENTS, Serdes.String(), state(Consent.getClassSchema(), CONSENTS));
  }

  StoreBuilder<KeyValueStore<byte[], CellState>> cells() {
    return cached(CELLS, Serdes.ByteArray(), internal(CellState.getClassSchema()));
  }

  /** In memory: small, and written and erased again within a tick. */
  StoreBuilder<KeyValueStore<byte[], byte[]>> pending() {
    return marks(PENDING, Serdes.ByteArray(), Serdes.ByteArray());
  }

  StoreBuilder<KeyValueStore<byte[], String>> scans() {
    return marks(SCANS, Serdes.ByteArray(), Serdes.String());
  }

  <T extends SpecificRecordBase> AvroSerde<T> internal(Schema schema) {
    return new AvroSerde<T>(ids, StateSchemas.subject(schema), schema).register();
  }

  /** A public schema that is kept as state too, under a subject of its own. */
  <T extends SpecificRecordBase> AvroSerde<T> state(Schema schema, String store) {
    return new AvroSerde<T>(ids, "usage-streams-" + store + "-value", schema).register();
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> cached(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> marks(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
        .withLoggingEnabled(Map.of())
        .withCachingEnabled();
  }
}
