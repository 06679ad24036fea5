package org.linernotes.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.sink.ledger.Outcomes.cell;
import static org.linernotes.sink.ledger.Outcomes.denied;
import static org.linernotes.sink.ledger.Outcomes.money;
import static org.linernotes.sink.ledger.Outcomes.paid;

import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Side;

class BookingTest {
  private static final Account PLATFORM = new Account(AccountKind.PLATFORM, "musicflow", "GBP");
  private static final Account ALPHA = new Account(AccountKind.PARTY, "alpha", "GBP");
  private static final Account BETA = new Account(AccountKind.PARTY, "beta", "GBP");

  @Test
  void shouldDebitPlatformAndCreditPartiesWhenUseIsFirstRecorded() {
    List<Entry> entries = Booking.of(null, cell(3, paid("0.03")));

    assertThat(entries)
        .containsExactly(
            new Entry(
                YearMonth.of(2026, 10),
                "musicflow",
                Side.MASTER,
                Reason.ACCRUAL,
                "L1",
                List.of(
                    new Posting(PLATFORM, money("0.03")),
                    new Posting(ALPHA, money("-0.018")),
                    new Posting(BETA, money("-0.012")))));
  }

  @Test
  void shouldBookNothingWhenTheSameOutcomeComesAgain() {
    Accrual outcome = cell(3, paid("0.03"));

    assertThat(Booking.of(outcome, cell(3, paid("0.03")))).isEmpty();
  }

  @Test
  void shouldBookNothingWhenUseIsNotAuthorised() {
    assertThat(Booking.of(null, cell(3, denied("CONSENT_MISSING", "alpha")))).isEmpty();
  }

  @Test
  void shouldBookOnlyTheDifferenceWhenMoreUseIsRecorded() {
    List<Entry> entries = Booking.of(cell(3, paid("0.03")), cell(4, paid("0.04")));

    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).postings())
        .containsExactly(
            new Posting(PLATFORM, money("0.01")),
            new Posting(ALPHA, money("-0.006")),
            new Posting(BETA, money("-0.004")));
  }

  @Test
  void shouldMoveMoneyBetweenPartiesWithoutThePlatformWhenOnlySplitsChange() {
    SideOutcome halves = paid("L1", "PER_EXPOSURE", "0.01", "GBP", "0.03", 500_000, 500_000);

    List<Entry> entries = Booking.of(cell(3, paid("0.03")), cell(3, halves));

    assertThat(entries.get(0).postings())
        .containsExactly(new Posting(ALPHA, money("0.003")), new Posting(BETA, money("-0.003")));
  }

  @Test
  void shouldBalanceInBothCurrenciesWhenTheLicenceIsCorrectedToAnother() {
    SideOutcome euros = paid("L1", "PER_EXPOSURE", "0.01", "EUR", "0.03", 600_000, 400_000);

    List<Entry> entries = Booking.of(cell(3, paid("0.03")), cell(3, euros));

    assertThat(entries).hasSize(1);
    assertThat(entries.get(0).postings()).hasSize(6); // and the entry itself checks the sums
  }

  @Test
  void shouldTakeAllBackUnderTheFormerLicenceWhenConsentIsWithdrawn() {
    List<Entry> entries =
        Booking.of(cell(3, paid("0.03")), cell(3, denied("CONSENT_DENIED", "alpha")));

    assertThat(entries.get(0).licenceId()).isEqualTo("L1");
    assertThat(entries.get(0).postings()).contains(new Posting(PLATFORM, money("-0.03")));
  }
}
