package org.linernotes.sink.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.sink.ledger.Outcomes.cell;
import static org.linernotes.sink.ledger.Outcomes.denied;
import static org.linernotes.sink.ledger.Outcomes.paid;
import static org.linernotes.sink.ledger.Reason.ACCRUAL;
import static org.linernotes.sink.ledger.Reason.CORRECTION;
import static org.linernotes.sink.ledger.Reason.RETROACTIVE;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.SideOutcome;

/** The definition of the reasons, as a table. */
class ReasonTest {
  private static final UUID CELL = new UUID(1, 2);

  private record Row(String why, @Nullable Accrual booked, Accrual now, Reason reason) {
    @Override
    public String toString() {
      return why + ": " + reason;
    }
  }

  static Stream<Row> table() {
    Accrual three = cell(3, paid("0.03"));
    SideOutcome nobody = denied("NO_LICENCE", "alpha");
    return Stream.of(
        new Row("first use", null, three, ACCRUAL),
        new Row("use where it had been taken back", cell(0, nobody), three, ACCRUAL),
        new Row("more use", three, cell(4, paid("0.04")), ACCRUAL),
        new Row("licence came", cell(3, nobody), three, RETROACTIVE),
        new Row("licence came, and more use", cell(2, nobody), three, RETROACTIVE),
        new Row("consent went", three, cell(3, denied("CONSENT_DENIED", "alpha")), RETROACTIVE),
        new Row("consent went, and more use", three, cell(4, nobody), RETROACTIVE),
        new Row("another licence", three, cell(3, terms("L2", "0.02", 600_000)), RETROACTIVE),
        new Row("another rate", three, cell(3, terms("L1", "0.02", 600_000)), RETROACTIVE),
        new Row("other splits", three, cell(3, terms("L1", "0.01", 500_000)), RETROACTIVE),
        new Row("another controls it", three, cell(3, controlledBy("zeta")), RETROACTIVE),
        new Row("some use left", three, cell(2, paid("0.02")), CORRECTION),
        new Row("some use left, other terms", three, cell(2, nobody), CORRECTION),
        new Row("taken back", three, cell(0, unpaid()), CORRECTION),
        new Row("duration corrected", three, cell(3, paid("0.04")), CORRECTION),
        new Row("more use, less owed", three, cell(4, paid("0.02")), CORRECTION),
        new Row("run fee went", cell(1, runFee("5")), cell(1, runFee("0")), CORRECTION),
        new Row("run fee came", cell(1, runFee("0")), cell(2, runFee("5")), CORRECTION));
  }

  @ParameterizedTest
  @MethodSource("table")
  void shouldNameWhyMoneyChanged(Row row) {
    assertThat(Booking.of(CELL, row.booked(), row.now(), BookingMonths.ALL_OPEN))
        .extracting(Entry::reason)
        .isNotEmpty()
        .containsOnly(row.reason());
  }

  private static SideOutcome terms(String licenceId, String rate, int alphaPpm) {
    String gross = rate.equals("0.01") ? "0.03" : "0.06";
    return paid(licenceId, "PER_EXPOSURE", rate, "GBP", gross, alphaPpm, 1_000_000 - alphaPpm);
  }

  private static SideOutcome controlledBy(String party) {
    SideOutcome outcome = terms("L1", "0.01", 700_000);
    outcome.setControlledBy(party);
    return outcome;
  }

  private static SideOutcome runFee(String gross) {
    return paid("L3", "PER_TRACK_PER_RUN", "5", "GBP", gross, 600_000, 400_000);
  }

  /** What a taken-back cell says: the terms are kept, the money is gone. */
  private static SideOutcome unpaid() {
    SideOutcome outcome = paid("0.03");
    outcome.setUnits(null);
    outcome.setGross(null);
    outcome.setShares(List.of());
    return outcome;
  }
}
