package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProblemsCommandTest {
  private static final String PATH = "GET /v1/usage-events/problems?month=2026-10&limit=10000";
  private static final String FIRST =
      """
      {"period":"2026-10","problems":[{"kind":"CONFLICT","message":"other, before",
       "track":"isrc:USUM71804534","id":"e1","sent":{"run":"r1","occurredAt":"2026-10-05T12:00:00Z"}}],
       "next":"a b"}
      """;
  private static final String SECOND =
      """
      {"period":"2026-10","problems":[{"kind":"UNMATCHED","message":"no track",
       "track":"house:7","usageDay":"2026-10-06","run":"r2","events":12}],"next":null}
      """;

  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();

  @BeforeEach
  void answer() {
    api.on(PATH, 200, FIRST).on(PATH + "&cursor=a%20b", 200, SECOND);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void shouldShowEveryPageOfEventsAndOfUseWithoutATrack() {
    assertThat(terminal.run(api, "problems", "2026-10")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out().lines().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "KIND TRACK ID RUN DAY EVENTS MESSAGE",
            "CONFLICT isrc:USUM71804534 e1 r1 2026-10-05 1 other, before",
            "UNMATCHED house:7 - r2 2026-10-06 12 no track");
  }

  @Test
  void shouldWriteThemAsCsv() {
    assertThat(terminal.run(api, "problems", "2026-10", "--format", "csv")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out().lines())
        .containsExactly(
            "kind,track,id,run,usageDay,events,message",
            "CONFLICT,isrc:USUM71804534,e1,r1,2026-10-05,1,\"other, before\"",
            "UNMATCHED,house:7,,r2,2026-10-06,12,no track");
  }

  @Test
  void shouldGiveAllPagesAsOneJsonList() {
    assertThat(terminal.run(api, "problems", "2026-10", "--format", "json"))
        .isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).contains("\"CONFLICT\"", "\"UNMATCHED\"").hasLineCount(1);
  }
}
