package org.linernotes.streams.status;

import java.util.Optional;
import org.linernotes.usage.CellKey;

/**
 * What the state says of single uses. All throw {@link NotReadyException} where it cannot be asked
 * now. What is read may not be committed yet; a transaction that is lost is done again with the
 * same records, so no event that was seen is forgotten.
 */
public interface Uses {

  /** Where uses of an identifier are known. */
  Place placeOfUses(String track);

  /** Here; empty if nothing was seen under the identity. */
  Optional<UseStatus> find(UseStatus.Name name);

  /**
   * Here, where the identifier's uses are: the cell by the track that holds the identifier now.
   *
   * @param unmatched by its identifier
   */
  CellKey matched(CellKey unmatched);

  /** Where a cell is rated. */
  Place placeOfCell(CellKey cell);

  /** Here; empty if the cell awaits its rating. */
  Optional<Outcome> outcome(CellKey cell);
}
