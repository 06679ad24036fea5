package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.SortedMap;
import org.linernotes.sink.period.PeriodState;

/**
 * A month beside others.
 *
 * @param accrued by currency: booked in the month for all parties
 * @param events recorded and not voided, of the usage month
 */
public record MonthTotals(
    YearMonth month, PeriodState state, SortedMap<String, BigDecimal> accrued, long events) {}
