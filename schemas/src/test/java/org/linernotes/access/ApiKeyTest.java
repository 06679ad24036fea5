package org.linernotes.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ApiKeyTest {
  private static final ApiKey KEY = ApiKey.create(bytes -> Arrays.fill(bytes, (byte) 7));

  @Test
  void shouldBeWellFormedAsMade() {
    assertThat(KEY.wellFormed()).isTrue();
    assertThat(KEY.text()).startsWith("ln_").hasSize(51);
  }

  @Test
  void shouldTellAMistypedKeyByItsChecksum() {
    assertThat(new ApiKey(KEY.text().replace('7', '8')).wellFormed()).isFalse();
    assertThat(new ApiKey("ln_").wellFormed()).isFalse();
  }

  @Test
  void shouldNeverPrintItself() {
    assertThat(KEY.toString()).doesNotContain(KEY.text());
  }
}
