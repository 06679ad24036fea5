package org.linernotes.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final long MILLI = 1_000_000;

  private final FakeTicker time = new FakeTicker();

  @Test
  void shouldSendAtTheTimesOfTheSchedule() {
    Schedule schedule = Schedule.of(500, 1000, 2);
    assertThat(schedule.requests()).isEqualTo(2000);
    assertThat(schedule.intendedNanos(0)).isEqualTo(500);
    assertThat(schedule.intendedNanos(1999)).isEqualTo(500 + 1999 * MILLI);
  }

  @Test
  void shouldCountWaitingBehindAStallAsLatency() throws InterruptedException {
    Load load = new Load(List.of(new Stalling(500, 1000)), time);
    Tally tally = load.atRate(1000, 3); // one request a millisecond, each answered in 0.1 ms
    assertThat(tally.requests()).isEqualTo(3000);
    assertThat(tally.maxMillis()).isCloseTo(1000, within(2.0));
    // The 1000 requests that were to be sent during the stall waited too, half of them over 0.5 s.
    assertThat(tally.percentileMillis(50)).isLessThan(200);
    assertThat(tally.percentileMillis(82)).isGreaterThan(400);
  }

  @Test
  void shouldKeepToTheRateWhileAnswersAreInTime() throws InterruptedException {
    Load load = new Load(List.of(new Stalling(-1, 0)), time);
    Tally tally = load.atRate(100, 2);
    assertThat(tally.requests()).isEqualTo(200);
    assertThat(tally.seconds()).isCloseTo(1.99, within(0.01));
    assertThat(tally.maxMillis()).isCloseTo(0.1, within(0.001));
  }

  @Test
  void shouldGiveUpARateThatCannotBeHeld() throws InterruptedException {
    Load load = new Load(List.of(new Stalling(-1, 0)), time);
    Tally tally = load.atRate(100_000, 1); // answers take 0.1 ms: a tenth of that goes through
    assertThat(tally.requests()).isBetween(29_000L, 31_000L);
  }

  @Test
  void shouldSendTheNextRequestWhenTheLastIsAnswered() throws InterruptedException {
    Load load = new Load(List.of(new Stalling(-1, 0)), time);
    Tally tally = load.saturate(1);
    assertThat(tally.requests()).isEqualTo(10_000);
    assertThat(tally.accepted()).isEqualTo(70_000);
    assertThat(tally.seconds()).isCloseTo(1, within(0.001));
  }

  /** Answers within 0.1 ms, but for one request. */
  private final class Stalling implements Sender {
    private final long stalled;
    private final long stallMillis;
    private long sent;

    Stalling(long stalled, long stallMillis) {
      this.stalled = stalled;
      this.stallMillis = stallMillis;
    }

    @Override
    public long send() {
      time.now += sent++ == stalled ? stallMillis * MILLI : MILLI / 10;
      return 7;
    }

    @Override
    public String lastAnswer() {
      return "202";
    }

    @Override
    public void close() {}
  }

  private static final class FakeTicker implements Ticker {
    private long now = 1;

    @Override
    public long nanos() {
      return now;
    }

    @Override
    public void sleepUntil(long nanos) {
      now = Math.max(now, nanos);
    }
  }
}
