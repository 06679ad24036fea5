package org.linernotes.ingest.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  @ParameterizedTest
  @CsvSource({
    "2026-10-01T12:00:00Z, 2026-10-01T12:00:00Z",
    "2026-10-01t12:00:00z, 2026-10-01T12:00:00Z",
    "2026-10-01T12:00:00-00:00, 2026-10-01T12:00:00Z",
    "2026-10-01T01:30:00+02:00, 2026-09-30T23:30:00Z",
    "2026-10-01T12:00:00.5Z, 2026-10-01T12:00:00.500Z",
    "2026-12-31T23:59:59.9999999Z, 2026-12-31T23:59:59.999999Z",
    "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.999999Z",
    "2017-01-01T00:59:60.5+01:00, 2016-12-31T23:59:59.999999Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z"
  })
  void shouldReadDateTimes(String text, Instant expected) {
    assertThat(Rfc3339.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-10-01",
        "2026-10-01T12:00:00",
        "2026-10-01 12:00:00Z",
        "2026-10-01T12:00Z",
        "2026-10-01T24:00:00Z",
        "2026-10-01T12:60:00Z",
        "2026-10-01T12:00:60Z",
        "2026-10-01T12:00:61Z",
        "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-10-01T12:00:00.Z",
        "2026-10-01T12:00:00,5Z",
        "2026-10-01T12:00:00+0200",
        "2026-10-01T12:00:00+24:00",
        "2026-10-01T12:00:00ZZ",
        "+2026-10-01T12:00:00Z",
        "12026-10-01T12:00:00Z",
        "0000-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "２０２６-10-01T12:00:00Z"
      })
  void shouldRefuseOtherForms(String text) {
    assertThat(Rfc3339.parse(text)).isEmpty();
  }

  @Property
  void shouldReadWhatInstantsPrint(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second) {
    Instant instant = Instant.ofEpochSecond(second);
    assertThat(Rfc3339.parse(instant.toString())).contains(instant);
  }

  @Property
  void shouldNeverThrow(@ForAll String text) {
    assertThat(Rfc3339.parse(text)).isNotNull();
  }
}
