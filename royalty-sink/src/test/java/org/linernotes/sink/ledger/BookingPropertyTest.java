package org.linernotes.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.SideOutcome;

class BookingPropertyTest {

  @Property
  void shouldSumToTheLastOutcomeWhateverCameBefore(@ForAll("histories") List<Accrual> outcomes) {
    Map<Account, BigDecimal> ledger = new HashMap<>();
    Accrual booked = null;
    for (Accrual now : outcomes) {
      book(booked, now).forEach(entry -> add(ledger, entry)); // a line checks its balance
      booked = now;
    }

    assertThat(withoutZeros(ledger)).isEqualTo(withoutZeros(fresh(booked)));
  }

  private static List<Entry> book(@Nullable Accrual booked, Accrual now) {
    return Booking.of(new UUID(1, 2), booked, now, BookingMonths.ALL_OPEN);
  }

  /** What a ledger that had seen only this outcome would say. */
  private static Map<Account, BigDecimal> fresh(@Nullable Accrual outcome) {
    Map<Account, BigDecimal> ledger = new HashMap<>();
    if (outcome != null) {
      book(null, outcome).forEach(entry -> add(ledger, entry));
    }
    return ledger;
  }

  private static void add(Map<Account, BigDecimal> ledger, Entry entry) {
    entry
        .postings()
        .forEach(posting -> ledger.merge(posting.account(), posting.amount(), BigDecimal::add));
  }

  private static Map<Account, BigDecimal> withoutZeros(Map<Account, BigDecimal> ledger) {
    Map<Account, BigDecimal> rest = new HashMap<>(ledger);
    rest.values().removeIf(amount -> amount.signum() == 0);
    return rest;
  }

  @Provide
  Arbitrary<List<Accrual>> histories() {
    Arbitrary<Accrual> outcome =
        Combinators.combine(Arbitraries.longs().between(0, 5), sides(), sides())
            .as(BookingPropertyTest::cell);
    return outcome.list().ofMinSize(1).ofMaxSize(12);
  }

  private static Accrual cell(long events, SideOutcome master, SideOutcome publishing) {
    Accrual cell = Outcomes.cell(events, master);
    cell.setPublishing(publishing);
    return cell;
  }

  private static Arbitrary<SideOutcome> sides() {
    Arbitrary<SideOutcome> denied =
        Arbitraries.of("NO_LICENCE", "CONSENT_DENIED")
            .map(verdict -> Outcomes.denied(verdict, "alpha"));
    Arbitrary<SideOutcome> paid =
        Combinators.combine(
                Arbitraries.of("L1", "L2"),
                Arbitraries.of("GBP", "EUR", "JPY"),
                Arbitraries.longs().between(0, 50_000_000_000L),
                Arbitraries.integers().between(1, 999_999))
            .as(
                (licence, currency, nanos, ppm) ->
                    Outcomes.paid(
                        licence,
                        "PER_EXPOSURE",
                        "1",
                        currency,
                        BigDecimal.valueOf(nanos, 9).toPlainString(),
                        ppm,
                        1_000_000 - ppm));
    return Arbitraries.oneOf(denied, paid, paid);
  }
}
