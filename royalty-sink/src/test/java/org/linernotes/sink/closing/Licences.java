package org.linernotes.sink.closing;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Licences for tests: of alpha's, for musicflow, in GBP, from 2026-09-10 on. */
final class Licences {

  private Licences() {}

  static MonthLicence pool(String fee, String allocation) {
    return of("MONTHLY_POOL", fee, allocation, null, null);
  }

  static MonthLicence guarantee(String guarantee) {
    return of("PER_EXPOSURE", "0.01", null, guarantee, null);
  }

  static MonthLicence until(LocalDate to) {
    return of("MONTHLY_POOL", "10", "EQUAL_BY_TRACK", null, to);
  }

  static MonthLicence of(
      String basis,
      String amount,
      @Nullable String allocation,
      @Nullable String guarantee,
      @Nullable LocalDate to) {
    return new MonthLicence(
        "L1",
        true,
        "alpha",
        "musicflow",
        LocalDate.of(2026, 9, 10),
        to,
        basis,
        new BigDecimal(amount),
        "GBP",
        allocation,
        guarantee == null ? null : new BigDecimal(guarantee));
  }
}
