package org.linernotes.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.ApiKeyRecord;

class KeyDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final ApiKey KEY = ApiKey.create(bytes -> Arrays.fill(bytes, (byte) 7));
  private static final ApiKeyRecord RECORD =
      new ApiKeyRecord(KEY.sha256(), "PLATFORM", "sonara", NOW, null, false);

  private final KeyDirectory directory = new KeyDirectory(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void shouldFindWhoAKeyStandsFor() {
    directory.put(RECORD);
    assertThat(directory.find(KEY))
        .contains(
            new Caller(
                new Principal(Role.PLATFORM, "sonara"),
                "key:" + KEY.sha256().substring(0, 12),
                null));
  }

  @Test
  void shouldNotFindUnknownRevokedOrExpiredKeys() {
    assertThat(directory.find(KEY)).isEmpty();
    directory.put(ApiKeyRecord.newBuilder(RECORD).setRevoked(true).build());
    assertThat(directory.find(KEY)).isEmpty();
    directory.put(ApiKeyRecord.newBuilder(RECORD).setExpiresAt(NOW).build());
    assertThat(directory.find(KEY)).isEmpty();
    directory.put(ApiKeyRecord.newBuilder(RECORD).setExpiresAt(NOW.plusSeconds(1)).build());
    assertThat(directory.find(KEY)).isPresent();
  }

  @Test
  void shouldLetTwoKeysOfASubjectWorkSoThatTheyCanBeRotated() {
    ApiKey next = ApiKey.create(bytes -> Arrays.fill(bytes, (byte) 8));
    directory.put(RECORD);
    directory.put(ApiKeyRecord.newBuilder(RECORD).setSha256(next.sha256()).build());
    assertThat(directory.find(KEY).map(Caller::principal))
        .isEqualTo(directory.find(next).map(Caller::principal))
        .isPresent();
  }
}
