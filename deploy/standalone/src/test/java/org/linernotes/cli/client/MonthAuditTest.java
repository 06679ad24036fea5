package org.linernotes.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MonthAuditTest {
  private static final String ANSWER =
      """
      {"period":"2026-10","platforms":[{"platform":"p","reported":10,"recorded":7,"duplicates":2,
       "conflicts":1,"quarantined":0,"verdicts":{"MASTER":{"AUTHORISED":4,"NO_LICENCE":3},
       "PUBLISHING":{"AUTHORISED":%d}}}]}
      """;

  @Test
  void shouldAccountForEveryEvent() {
    assertThat(audit(7).accountsFor(10)).isTrue();
    assertThat(audit(7).platforms().get(0).equation())
        .isEqualTo("reported 10 = recorded 7 + duplicates 2 + conflicts 1 + quarantined 0");
  }

  @Test
  void shouldNotBeDoneWhileVerdictsAreMissing() {
    assertThat(audit(6).accountsFor(10)).isFalse();
  }

  @Test
  void shouldNotBeDoneWhileEventsAreMissing() {
    assertThat(audit(7).accountsFor(11)).isFalse();
  }

  @Test
  void shouldJudgeTheEventsThatCountAndNotTheVoidedOnes() {
    String answer =
        """
        {"platforms":[{"platform":"p","reported":10,"recorded":8,"counted":%d,"voided":3,
         "duplicates":2,"conflicts":0,"quarantined":0,
         "verdicts":{"MASTER":{"AUTHORISED":5},"PUBLISHING":{"NO_LICENCE":5}}}]}
        """;
    MonthAudit audit = MonthAudit.of(new ApiAnswer(200, "", answer.formatted(5)).json());
    assertThat(audit.accountsFor(10)).isTrue();
    assertThat(audit.platforms().get(0).equation())
        .isEqualTo(
            "reported 10 = recorded 8 (3 voided) + duplicates 2 + conflicts 0 + quarantined 0");
    assertThat(MonthAudit.of(new ApiAnswer(200, "", answer.formatted(4)).json()).accountsFor(10))
        .isFalse();
  }

  private static MonthAudit audit(int publishing) {
    return MonthAudit.of(new ApiAnswer(200, "", ANSWER.formatted(publishing)).json());
  }
}
