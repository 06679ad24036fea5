package org.linernotes.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a record can be blamed for, and what not. */
class RefusalsTest {

  @ParameterizedTest
  @ValueSource(strings = {"22003", "22P05", "23000", "23514", "54000"})
  void shouldBlameTheRecordForWhatIsAboutTheData(String state) {
    assertThat(Refusals.isOne(new SQLException("refused", state))).isTrue();
  }

  /** Connection, deadlock, serialization, timeout, disk, memory, connections, shutdown, rights. */
  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "08006", "40P01", "40001", "57014", "53100", "53200", "53300", "57P01", "42501", "25006",
        "55P03", "58030", "XX000", "0A000", "22", ""
      })
  void shouldBlameTheDatabaseForAnythingElse(String state) {
    assertThat(Refusals.isOne(new SQLException("in trouble", state))).isFalse();
  }
}
