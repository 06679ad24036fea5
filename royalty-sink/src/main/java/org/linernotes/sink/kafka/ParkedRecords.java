package org.linernotes.sink.kafka;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.serde.AvroSerde;
import org.linernotes.sink.batch.ParkedCell;
import org.linernotes.sink.batch.ParkedRecord;
import org.linernotes.sink.batch.ParkedRecord.Amount;
import org.linernotes.sink.batch.ParkedRecord.Cause;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.ledger.CellId;
import org.linernotes.usage.CellKey;

/** Makes evidence of accruals that cannot be booked, of as much as can be read of them. */
final class ParkedRecords {
  private static final int LAST_YEAR = 9999;
  private static final BigDecimal MOST = BigDecimal.TEN.pow(29);

  private final AvroSerde<Accrual> serde;
  private final Clock clock;

  ParkedRecords(AvroSerde<Accrual> serde, Clock clock) {
    this.serde = serde;
    this.clock = clock;
  }

  /** Empty if its key names no cell: then no amount depends on it. */
  Optional<ParkedRecord> of(ConsumerRecord<byte[], byte[]> record, Cause cause, String message) {
    CellKey key = key(record.key());
    if (key == null) {
      return Optional.empty();
    }
    Accrual accrual = sane(record);
    Position position = new Position(record.topic(), record.partition());
    return Optional.of(
        new ParkedRecord(
            new ParkedCell(position, record.offset(), CellId.of(record.key())),
            YearMonth.from(key.usageDay()),
            key.platform(),
            Objects.requireNonNullElse(key.trackId(), String.valueOf(key.identifier())),
            cause,
            message,
            accrual == null ? null : Long.valueOf(accrual.getEvents()),
            accrual == null ? List.of() : amounts(accrual),
            record.key(),
            record.value(),
            clock.instant()));
  }

  private static @Nullable CellKey key(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      CellKey key = CellKey.parse(bytes);
      int year = key.usageDay().getYear();
      return year > 0 && year <= LAST_YEAR ? key : null;
    } catch (RuntimeException e) { // whatever is wrong with it, it is no key
      return null;
    }
  }

  /** Null if it cannot be read, or says what no ledger can hold. */
  private @Nullable Accrual sane(ConsumerRecord<byte[], byte[]> record) {
    try {
      Accrual accrual = serde.deserialize(record.topic(), record.value());
      boolean sane =
          accrual != null
              && accrual.getEvents() >= 0
              && amounts(accrual).stream()
                  .allMatch(amount -> amount.amount().abs().compareTo(MOST) < 0);
      return sane ? accrual : null;
    } catch (SerializationException e) {
      return null;
    }
  }

  private static List<Amount> amounts(Accrual accrual) {
    List<Amount> amounts = new ArrayList<>();
    for (SideOutcome side : List.of(accrual.getMaster(), accrual.getPublishing())) {
      if (side.getCurrency() != null) {
        for (Share share : side.getShares()) {
          amounts.add(
              new Amount(plain(share.getParty()), plain(side.getCurrency()), share.getAmount()));
        }
      }
    }
    return amounts;
  }

  /** As the database can hold it. */
  static String plain(String text) {
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return whole.replace('\0', '\uFFFD');
  }
}
