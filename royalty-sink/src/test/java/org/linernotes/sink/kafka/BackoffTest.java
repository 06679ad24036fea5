package org.linernotes.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void shouldWaitLongerAfterEachFailureButNeverLongerThanFiveSeconds() {
    Backoff backoff = new Backoff();

    assertThat(Stream.generate(backoff::failed).limit(8).map(Duration::toMillis))
        .containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
  }

  @Test
  void shouldBeginAnewAfterSuccess() {
    Backoff backoff = new Backoff();
    backoff.failed();
    backoff.failed();
    backoff.succeeded();

    assertThat(backoff.failed()).isEqualTo(Duration.ofMillis(100));
  }
}
