package org.linernotes.streams.preview;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.streams.rating.RatedSide;
import org.linernotes.streams.rating.RatedSide.PartyShare;

/**
 * Whose money is looked at.
 *
 * @param party null: everyone's
 */
public record Payee(@Nullable String party) {

  BigDecimal amount(RatedSide side) {
    return party == null
        ? side.gross()
        : side.shares().stream()
            .filter(share -> share.party().equals(party))
            .map(PartyShare::amount)
            .reduce(Decimals.ZERO, BigDecimal::add);
  }
}
