package org.linernotes.sink.postgres.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.linernotes.licence.Basis;

class WorkRatesTest {

  @Test
  void shouldCountWhatTheRateIsFor() {
    assertThat(WorkRates.units(Basis.PER_EXPOSURE, 3, 1_500, 2)).isEqualByComparingTo("3");
    assertThat(WorkRates.units(Basis.PER_AUDIO_SECOND, 3, 1_500, 2)).isEqualByComparingTo("1.5");
    assertThat(WorkRates.units(Basis.PER_TRACK_PER_RUN, 3, 1_500, 2)).isEqualByComparingTo("2");
  }

  @Test
  void shouldNotEstimateByTheSecondWhatNobodyKnowsTheLengthOf() {
    assertThat(WorkRates.units(Basis.PER_AUDIO_SECOND, 3, 0, 2)).isNull();
  }
}
