package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.AccessRecord;

class AccessLogTextTest {
  private static final AccessRecord READ =
      AccessRecord.newBuilder()
          .setAt(Instant.parse("2026-11-24T12:00:00Z"))
          .setRequestId("r1")
          .setRole("FINANCE")
          .setCredential("key:0123456789ab")
          .setClient("127.0.0.1")
          .setMethod("GET")
          .setPath("/v1/ledger/entries")
          .setQuery("period=2026-10")
          .setStatus(200)
          .setRequestBytes(0)
          .setResponseBytes(17)
          .setDurationMillis(5)
          .build();

  @Test
  void shouldShowWhoDidWhatInARow() {
    assertThat(AccessLogText.table(List.of(READ)).lines().toList().get(1))
        .isEqualTo(
            "2026-11-24T12:00:00Z  finance  -        key:0123456789ab  "
                + "GET /v1/ledger/entries?period=2026-10     200  -      5");
  }

  @Test
  void shouldGiveProgramsEveryField() {
    assertThat(AccessLogText.json(READ))
        .isEqualTo(
            "{\"at\":\"2026-11-24T12:00:00Z\",\"requestId\":\"r1\",\"role\":\"FINANCE\",\"subject\":null,"
                + "\"credential\":\"key:0123456789ab\",\"client\":\"127.0.0.1\",\"method\":\"GET\","
                + "\"path\":\"/v1/ledger/entries\",\"query\":\"period=2026-10\",\"status\":200,\"code\":null,"
                + "\"accepted\":null,\"rejected\":null,\"requestBytes\":0,\"responseBytes\":17,\"durationMillis\":5}");
  }
}
