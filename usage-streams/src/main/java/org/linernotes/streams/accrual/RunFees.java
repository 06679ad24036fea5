package org.linernotes.streams.accrual;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.licence.Basis;
import org.linernotes.streams.rating.RatedCell;
import org.linernotes.streams.rating.RatedSide;

/** Which cells take part in a fee per track and run, so that the run has to be rated as a whole. */
public final class RunFees {
  private static final String PER_RUN = Basis.PER_TRACK_PER_RUN.name();

  private RunFees() {}

  public static boolean owedBy(@Nullable Accrual cell) {
    return cell != null
        && (PER_RUN.equals(cell.getMaster().getBasis())
            || PER_RUN.equals(cell.getPublishing().getBasis()));
  }

  public static boolean owedBy(RatedCell cell) {
    return cell.sides().values().stream()
        .map(RatedSide::licence)
        .filter(Objects::nonNull)
        .anyMatch(licence -> licence.rate().basis() == Basis.PER_TRACK_PER_RUN);
  }
}
