package org.linernotes.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.sink.ledger.Outcomes.cell;
import static org.linernotes.sink.ledger.Outcomes.denied;
import static org.linernotes.sink.ledger.Outcomes.money;
import static org.linernotes.sink.ledger.Outcomes.paid;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.SideOutcome;

class BookingTest {
  private static final UUID CELL = new UUID(1, 2);
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final BookingMonths OCTOBER_CLOSED = new BookingMonths(OCTOBER);
  private static final Account PLATFORM = new Account(AccountKind.PLATFORM, "musicflow", "GBP");
  private static final Account ALPHA = new Account(AccountKind.PARTY, "alpha", "GBP");
  private static final Account BETA = new Account(AccountKind.PARTY, "beta", "GBP");

  private static List<Entry> entries(@Nullable Accrual booked, Accrual now) {
    return Booking.of(CELL, booked, now, BookingMonths.ALL_OPEN);
  }

  private static Posting debit(String amount) {
    return new Posting(PLATFORM, null, money(amount));
  }

  private static Posting credit(Account account, int ppm, String amount) {
    return new Posting(account, ppm, money(amount).negate());
  }

  @Test
  void shouldDebitPlatformAndCreditPartiesWhenUseIsFirstRecorded() {
    Entry entry = entries(null, cell(3, paid("0.03"))).get(0);

    assertThat(entry.period()).isEqualTo(OCTOBER);
    assertThat(entry.reason()).isEqualTo(Reason.ACCRUAL);
    assertThat(entry.line().units()).isEqualByComparingTo("3");
    assertThat(entry.postings())
        .containsExactly(
            debit("0.03"), credit(ALPHA, 600_000, "0.018"), credit(BETA, 400_000, "0.012"));
  }

  @Test
  void shouldBookNothingWhenTheSameOutcomeComesAgain() {
    assertThat(entries(cell(3, paid("0.03")), cell(3, paid("0.03")))).isEmpty();
  }

  @Test
  void shouldBookNothingWhenUseIsNotAuthorised() {
    assertThat(entries(null, cell(3, denied("CONSENT_MISSING", "alpha")))).isEmpty();
  }

  @Test
  void shouldBookOnlyTheDifferenceWhenMoreUseIsRecorded() {
    List<Entry> entries = entries(cell(3, paid("0.03")), cell(4, paid("0.04")));

    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).postings())
        .containsExactly(
            debit("0.01"), credit(ALPHA, 600_000, "0.006"), credit(BETA, 400_000, "0.004"));
  }

  @Test
  void shouldReverseTheOldLineAndBookTheNewOneWhenSplitsChange() {
    SideOutcome halves = paid("L1", "PER_EXPOSURE", "0.01", "GBP", "0.03", 500_000, 500_000);

    List<Entry> entries = entries(cell(3, paid("0.03")), cell(3, halves));

    assertThat(entries).extracting(Entry::reason).containsOnly(Reason.RETROACTIVE);
    assertThat(entries.get(0).postings()).contains(credit(ALPHA, 600_000, "-0.018"));
    assertThat(entries.get(1).postings()).contains(credit(ALPHA, 500_000, "0.015"));
  }

  @Test
  void shouldKeepEachEntryInOneCurrencyWhenTheLicenceIsCorrectedToAnother() {
    SideOutcome euros = paid("L1", "PER_EXPOSURE", "0.01", "EUR", "0.03", 600_000, 400_000);

    List<Entry> entries = entries(cell(3, paid("0.03")), cell(3, euros));

    assertThat(entries)
        .extracting(entry -> entry.line().key().currency())
        .containsExactly("GBP", "EUR");
  }

  @Test
  void shouldTakeAllBackUnderTheFormerLicenceWhenConsentIsWithdrawn() {
    Entry entry = entries(cell(3, paid("0.03")), cell(3, denied("CONSENT_DENIED", "alpha"))).get(0);

    assertThat(entry.line().key().licenceId()).isEqualTo("L1");
    assertThat(entry.line().units()).isEqualByComparingTo("-3");
    assertThat(entry.postings()).contains(debit("-0.03"));
  }

  @Test
  void shouldPostAPartOfNothingSoThatItsLineCountsTheUnits() {
    SideOutcome tiny = paid("L1", "PER_EXPOSURE", "0.000000001", "GBP", "0.000000001", 999_999, 1);

    assertThat(entries(null, cell(1, tiny)).get(0).postings())
        .extracting(Posting::amount)
        .filteredOn(amount -> amount.signum() == 0)
        .hasSize(1);
  }

  @Test
  void shouldBookUseOfAClosedMonthInTheEarliestOpenOneAsLate() {
    Entry entry = Booking.of(CELL, null, cell(3, paid("0.03")), OCTOBER_CLOSED).get(0);

    assertThat(entry.period()).isEqualTo(YearMonth.of(2026, 11));
    assertThat(entry.line().key().origin()).isEqualTo(OCTOBER);
    assertThat(entry.reason()).isEqualTo(Reason.LATE);
  }

  @Test
  void shouldKeepTheReasonWhenTermsOfAClosedMonthChange() {
    SideOutcome dearer = paid("L1", "PER_EXPOSURE", "0.02", "GBP", "0.06", 600_000, 400_000);

    assertThat(Booking.of(CELL, cell(3, paid("0.03")), cell(3, dearer), OCTOBER_CLOSED))
        .extracting(Entry::reason)
        .containsExactly(Reason.RETROACTIVE, Reason.RETROACTIVE);
  }
}
