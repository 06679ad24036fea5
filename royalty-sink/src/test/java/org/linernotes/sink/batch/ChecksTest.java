package org.linernotes.sink.batch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Consent;

/** What the database would refuse for ever is set aside before. */
class ChecksTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

  private static Consent consent(String artist, LocalDate from, @Nullable LocalDate to) {
    return new Consent(
        "c1", artist, "*", List.of("*"), "OPT_IN", from, to, Instant.EPOCH, "somebody");
  }

  @Test
  void shouldTakeAConsentWithAndWithoutAnEnd() {
    assertThatCode(() -> Checks.consent(consent("ann", DAY, null))).doesNotThrowAnyException();
    assertThatCode(() -> Checks.consent(consent("ann", DAY, DAY.plusDays(1))))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseATermThatNoTableCanHold() {
    LocalDate far = LocalDate.of(300_000, 1, 1);
    assertThatThrownBy(() -> Checks.consent(consent("ann", far, null)))
        .hasMessageContaining("effectiveFrom");
    assertThatThrownBy(() -> Checks.consent(consent("ann", DAY, far)))
        .hasMessageContaining("effectiveTo");
  }

  @Test
  void shouldRefuseAnIdThatNoIndexCanHold() {
    assertThatThrownBy(() -> Checks.consent(consent("a".repeat(201), DAY, null)))
        .hasMessageContaining("artist: 201 characters");
  }
}
