package org.linernotes.sink.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.ParkedCell;
import org.linernotes.sink.batch.ParkedRecord;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.ledger.CellId;

/** The records in the worker's partitions that park their cells; hardly ever any. */
final class ParkedCells {
  private final List<ParkedCell> open = new ArrayList<>();

  /** What the books say. */
  void are(Collection<ParkedCell> cells) {
    open.clear();
    open.addAll(cells);
  }

  /**
   * That very record is parked: should it be readable by now, it is yet to be booked, though the
   * books stand behind it.
   */
  boolean has(ConsumerRecord<byte[], byte[]> record) {
    return open.stream()
        .anyMatch(cell -> cell.offset() == record.offset() && cell.position().equals(of(record)));
  }

  /** An accrual is in the batch: what its cell is parked for is mended by that. */
  void mend(ConsumerRecord<byte[], byte[]> record, Batch batch) {
    if (open.isEmpty() && batch.parked().isEmpty()) {
      return; // and nobody works out the cell
    }
    List<ParkedCell> all = new ArrayList<>(open);
    batch.parked().stream().map(ParkedRecord::cell).forEach(all::add);
    all.stream()
        .filter(cell -> cell.position().equals(of(record)) && cell.offset() <= record.offset())
        .filter(cell -> cell.cellId().equals(CellId.of(record.key())))
        .forEach(cell -> batch.putMended(new ParkedCell.Mended(cell, record.offset())));
  }

  /** A batch is booked. */
  void booked(Batch batch) {
    batch.parked().stream()
        .map(ParkedRecord::cell)
        .filter(cell -> !open.contains(cell)) // one that is read again
        .forEach(open::add);
    batch.mended().forEach(mended -> open.remove(mended.cell()));
  }

  private static Position of(ConsumerRecord<byte[], byte[]> record) {
    return new Position(record.topic(), record.partition());
  }
}
