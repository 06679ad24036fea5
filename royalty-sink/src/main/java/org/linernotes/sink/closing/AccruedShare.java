package org.linernotes.sink.closing;

import java.math.BigDecimal;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;

/**
 * What a month accrued under a licence for one side of a track and one party.
 *
 * @param trackId null: a pool that went to the licensor as a whole; so {@code side}
 */
public record AccruedShare(
    @Nullable String trackId, @Nullable Side side, String party, BigDecimal amount) {
  /** The order that breaks the ties of a guarantee: trackId, then side, then party. */
  static final Comparator<AccruedShare> ORDER =
      Comparator.comparing(
              AccruedShare::trackId, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
          .thenComparing(AccruedShare::side, Comparator.nullsFirst(Comparator.<Side>naturalOrder()))
          .thenComparing(AccruedShare::party);
}
