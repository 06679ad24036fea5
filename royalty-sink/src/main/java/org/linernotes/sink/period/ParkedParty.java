package org.linernotes.sink.period;

import java.math.BigDecimal;

/**
 * A party that is left out of a month's statements, since its books do not add up.
 *
 * @param ledger what the ledger owes it for uses of the months concerned
 * @param expected what the accruals owe it for the same
 */
public record ParkedParty(String party, String currency, BigDecimal ledger, BigDecimal expected) {}
