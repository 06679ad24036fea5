package org.linernotes.sink.flow;

import java.util.UUID;
import org.linernotes.avro.Accrual;

/**
 * An accrual as it stands on the topic.
 *
 * @param cellId the cell's id in the ledger
 */
public record AccrualFact(int partition, long offset, UUID cellId, Accrual accrual) {

  public AccrualFact {
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "partition " + partition + ", offset " + offset + " (expected: not negative)");
    }
  }
}
