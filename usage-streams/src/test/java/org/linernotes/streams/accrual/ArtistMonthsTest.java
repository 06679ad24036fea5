package org.linernotes.streams.accrual;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.ArtistMonth;

class ArtistMonthsTest {

  private static ArtistMonth month(long exposures, String amount) {
    return new ArtistMonth(
        "ann",
        "2026-10",
        1L,
        exposures,
        10L,
        exposures,
        0L,
        0L,
        Map.of("GBP", new BigDecimal(amount)));
  }

  @Test
  void shouldAddAndTakeAwayToTheSameSum() {
    @Nullable ArtistMonth sum = ArtistMonths.add(null, month(2, "0.5"));
    sum = ArtistMonths.add(sum, month(3, "0.25"));
    sum = ArtistMonths.add(sum, ArtistMonths.negate(month(2, "0.5")));
    assertThat(sum).isEqualTo(month(3, "0.25"));
  }

  @Test
  void shouldLeaveNothingWhereAllIsTakenAway() {
    @Nullable ArtistMonth sum = ArtistMonths.add(null, month(2, "0.5"));
    assertThat(ArtistMonths.add(sum, ArtistMonths.negate(month(2, "0.5")))).isNull();
  }

  @Test
  void shouldLeaveOutCurrenciesWithoutMoney() {
    @Nullable ArtistMonth sum = ArtistMonths.add(null, month(2, "0.0"));
    assertThat(sum).extracting(ArtistMonth::getGross).isEqualTo(Map.of());
  }
}
