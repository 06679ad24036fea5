package org.linernotes.sink.batch;

import java.util.Collection;
import java.util.Map;

/** The ledger and its projections. */
public interface Books {

  /**
   * Where the books stand in each of the partitions.
   *
   * @throws StoreException if the database cannot be asked
   */
  Map<Position, Standing> offsets(Collection<Position> positions);

  /**
   * The records of the partitions that park their cells now.
   *
   * @throws StoreException if the database cannot be asked
   */
  Collection<ParkedCell> parked(Collection<Position> positions);

  /**
   * Books all of a batch or nothing of it.
   *
   * @return the number of ledger entries
   * @throws FencedException if the books stand elsewhere than the batch expects: another instance
   *     booked, or an earlier try did after all
   * @throws RefusedException if something in the batch cannot be booked at all
   * @throws StoreException if the database did not take it; the batch may be tried again
   */
  int book(Batch batch);
}
