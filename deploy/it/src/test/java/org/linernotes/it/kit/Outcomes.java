package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.linernotes.it.oracle.Facts;

/** Waits until what finance reads is what it should be. */
public final class Outcomes {
  private static final Duration SETTLES = Duration.ofSeconds(180);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Stack stack;

  public Outcomes(Stack stack) {
    this.stack = stack;
  }

  /** Everything that finance reads of the months comes to equal this, to the last digit. */
  public void await(Facts expected) {
    Set<String> months = months(expected);
    Awaitility.await("outcome")
        .atMost(SETTLES)
        .pollDelay(Duration.ZERO)
        .pollInterval(POLL)
        .untilAsserted(
            () -> assertThat(expected.differences(Reports.of(stack.finance(), months))).isEmpty());
  }

  private static Set<String> months(Facts facts) {
    Set<String> months = new TreeSet<>();
    facts.asMap().keySet().forEach(path -> months.add(path.substring(0, path.indexOf('/'))));
    return months;
  }
}
