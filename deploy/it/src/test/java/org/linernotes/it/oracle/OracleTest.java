package org.linernotes.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OracleTest {

  @ParameterizedTest
  @ValueSource(strings = {"jamendo-small", "jamendo-train"})
  void shouldGiveTheOutcomeThatWasWorkedOutIndependently(String name) {
    SampleData data = SampleData.of(name);

    Facts outcome = Oracle.outcome(data.scenario());

    assertThat(data.expected().differences(outcome)).isEmpty();
    assertThat(outcome.asMap()).isNotEmpty();
  }
}
