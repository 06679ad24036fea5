package org.linernotes.sink.closing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;

/**
 * What closing a month asks of a licence.
 *
 * @param to exclusive; null: open
 * @param allocation how a pool is shared; null for other bases
 * @param minimumGuarantee per month, in the rate's currency; null: none
 */
public record MonthLicence(
    String licenceId,
    boolean active,
    String licensor,
    String platform,
    LocalDate from,
    @Nullable LocalDate to,
    String basis,
    BigDecimal amount,
    String currency,
    @Nullable String allocation,
    @Nullable BigDecimal minimumGuarantee) {
  private static final String ANY_PLATFORM = "*";

  public boolean isPool() {
    return basis.equals(Basis.MONTHLY_POOL.name());
  }

  /** True if a month owes a fixed fee or a guarantee under it at all. */
  public boolean hasMonthlyTerms() {
    return (isPool() || minimumGuarantee != null) && !platform.equals(ANY_PLATFORM);
  }

  /** True if it is active on a day of the month at least: the month then owes the whole of it. */
  public boolean concerns(YearMonth month) {
    return active
        && hasMonthlyTerms()
        && !from.isAfter(month.atEndOfMonth())
        && (to == null || to.isAfter(month.atDay(1)));
  }
}
