package org.linernotes.streams.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.ClaimChange;
import org.linernotes.avro.Claims;
import org.linernotes.avro.UsageSum;
import org.linernotes.streams.usage.CellChange;
import org.linernotes.streams.usage.IdentifierClaims;
import org.linernotes.streams.usage.Sums;
import org.linernotes.usage.CellKey;

/**
 * Finds the track of each use by its identifier. When an identifier comes to a track late, or moves
 * from one to another, the past use under it is taken from where it was counted and added where it
 * belongs; a use that is taken back is forgotten, so that it never moves. Forwards changes of
 * cells; their sum is the same in whatever order uses and claims come.
 */
@SuppressWarnings("NullAway.Init") // set by init, as Kafka Streams' processors are
final class Matcher extends ContextualProcessor<String, Object, CellKey, UsageSum> {
  private KeyValueStore<String, Claims> claims;
  private KeyValueStore<byte[], UsageSum> cells;

  @Override
  public void init(ProcessorContext<CellKey, UsageSum> context) {
    super.init(context);
    claims = context.getStateStore(StateStores.CLAIMS);
    cells = context.getStateStore(StateStores.IDENTIFIER_CELLS);
  }

  @Override
  public void process(Record<String, Object> record) {
    if (record.value() instanceof CellChange use) {
      use(record, use);
    } else if (record.value() instanceof ClaimChange change) {
      claim(record.key(), change, record.timestamp());
    }
  }

  /** Nobody claims a malformed ISRC, so a suspect identifier has no holder. */
  private void use(Record<String, Object> record, CellChange use) {
    byte[] key = use.cell().toBytes();
    UsageSum sum = Sums.add(cells.get(key), use.change());
    if (Sums.isNothing(sum)) {
      cells.delete(key);
    } else {
      cells.put(key, sum);
    }
    Optional<String> holder = IdentifierClaims.holder(claims.get(record.key()));
    CellKey cell = of(use.cell(), holder.orElse(null));
    Headers carried = CellTraces.carried(record.headers());
    context().forward(new Record<>(cell, use.change(), record.timestamp(), carried));
  }

  private void claim(String identifier, ClaimChange change, long timestamp) {
    Claims before = claims.get(identifier);
    Claims after = IdentifierClaims.after(before, change);
    claims.put(identifier, after);
    Optional<String> from = IdentifierClaims.holder(before);
    Optional<String> to = IdentifierClaims.holder(after);
    if (!from.equals(to)) {
      move(identifier, from.orElse(null), to.orElse(null), timestamp);
    }
  }

  private void move(String identifier, @Nullable String from, @Nullable String to, long timestamp) {
    List<KeyValue<byte[], UsageSum>> past = new ArrayList<>();
    byte[] prefix = CellKey.trackPrefix(null, identifier);
    try (KeyValueIterator<byte[], UsageSum> found =
        cells.prefixScan(prefix, new ByteArraySerializer())) {
      found.forEachRemaining(past::add);
    }
    for (KeyValue<byte[], UsageSum> cell : past) {
      CellKey unmatched = CellKey.parse(cell.key);
      forward(of(unmatched, from), Sums.negate(cell.value), timestamp);
      forward(of(unmatched, to), cell.value, timestamp);
    }
  }

  private static CellKey of(CellKey unmatched, @Nullable String trackId) {
    return trackId == null ? unmatched : unmatched.of(trackId, null);
  }

  private void forward(CellKey cell, UsageSum change, long timestamp) {
    context().forward(new Record<>(cell, change, timestamp));
  }
}
