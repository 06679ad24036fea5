package org.linernotes.streams.status;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Side;

/**
 * What the rater last said of a cell, and so of each use in it (contract section 5).
 *
 * @param trackId null if unmatched
 */
public record Outcome(@Nullable String trackId, Map<Side, SideVerdict> sides) {

  /**
   * One side's.
   *
   * @param licenceId null unless AUTHORISED
   */
  public record SideVerdict(String verdict, @Nullable String licenceId) {}

  public static Outcome of(Accrual accrual) {
    Map<Side, SideVerdict> sides = new EnumMap<>(Side.class);
    sides.put(Side.MASTER, verdict(accrual.getMaster()));
    sides.put(Side.PUBLISHING, verdict(accrual.getPublishing()));
    return new Outcome(accrual.getTrackId(), sides);
  }

  private static SideVerdict verdict(SideOutcome side) {
    return new SideVerdict(side.getVerdict(), side.getLicenceId());
  }
}
