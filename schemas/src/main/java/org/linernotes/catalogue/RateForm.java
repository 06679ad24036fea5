package org.linernotes.catalogue;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Rate;
import org.linernotes.item.DecimalText;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;
import org.linernotes.item.TextRule;
import org.linernotes.licence.Basis;
import org.linernotes.money.Decimals;

/** A licence's rate (contract section 6). */
final class RateForm {
  private static final Set<String> KNOWN = Words.of("basis", "amount", "currency", "allocation");
  private static final Set<String> BASES = Words.of(Basis.values());
  private static final Set<String> ALLOCATIONS =
      Words.of("EQUAL_BY_TRACK", "BY_EXPOSURES", "BY_AUDIO_SECONDS");

  /** ISO 4217, without its codes for "no currency" and for tests. */
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .filter(code -> !Set.of("XXX", "XTS").contains(code))
          .collect(Collectors.toUnmodifiableSet());

  private RateForm() {}

  static Rate read(Fields fields) {
    String basis = fields.oneOf("basis", BASES);
    BigDecimal amount = fields.decimal("amount", DecimalText.AMOUNT);
    String currency = currency(fields);
    String allocation = allocation(fields, basis);
    fields.known(KNOWN);
    return new Rate(basis, Decimals.money(amount), currency, allocation);
  }

  private static String currency(Fields fields) {
    String currency = fields.text("currency", TextRule.ID);
    if (!currency.isEmpty() && !CURRENCIES.contains(currency)) {
      fields.reject(
          IssueCode.CURRENCY_UNKNOWN,
          "currency",
          Shown.quoted(currency) + " (expected: an ISO 4217 code, like GBP)");
    }
    return currency;
  }

  private static @Nullable String allocation(Fields fields, String basis) {
    if (basis.equals(Basis.MONTHLY_POOL.name())) {
      return fields.oneOf("allocation", ALLOCATIONS);
    }
    if (fields.has("allocation") && !basis.isEmpty()) {
      fields.reject(
          IssueCode.FIELD_INVALID,
          "allocation",
          "present (expected: none for basis " + basis + ", only for MONTHLY_POOL)");
    }
    return null;
  }
}
