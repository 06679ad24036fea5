package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.access.ApiKey;
import org.linernotes.avro.ApiKeyRecord;

class KeyIdTest {
  private final ApiKey key = ApiKey.create(bytes -> Arrays.fill(bytes, (byte) 1));
  private final ApiKeyRecord one = record(key.sha256());
  private final ApiKeyRecord other =
      record(ApiKey.create(bytes -> Arrays.fill(bytes, (byte) 2)).sha256());

  @Test
  void shouldFindByTheIdThatTheListShows() {
    assertThat(KeyId.find(KeyId.of(one), List.of(one, other))).isSameAs(one);
  }

  @Test
  void shouldFindByTheKeyItself() {
    assertThat(KeyId.find(key.text(), List.of(other, one))).isSameAs(one);
  }

  @Test
  void shouldRefuseWhatMeansNoKeyOrSeveral() {
    assertThatThrownBy(() -> KeyId.find("nothing", List.of(one, other)))
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("0 keys are meant");
    assertThatThrownBy(() -> KeyId.find("", List.of(one, other)))
        .isInstanceOf(CliException.class)
        .hasMessageStartingWith("2 keys are meant");
    assertThatThrownBy(() -> KeyId.find("", List.of(one))).isInstanceOf(CliException.class);
  }

  private static ApiKeyRecord record(String sha256) {
    return new ApiKeyRecord(sha256, "FINANCE", null, Instant.EPOCH, null, false);
  }
}
