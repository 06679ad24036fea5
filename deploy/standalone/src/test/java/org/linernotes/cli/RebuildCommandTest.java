package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RebuildCommandTest {
  private static final String DROP = "POST /v1/projections:rebuild";
  private static final String LOOK = "GET /v1/progress";
  private final Terminal terminal = new Terminal();
  private final FakeApi api = new FakeApi();

  @AfterEach
  void close() {
    api.close();
  }

  private static String offsets(long next) {
    return "{\"offsets\":[{\"topic\":\"royalty.accruals\",\"partition\":0,\"next\":" + next + "}]}";
  }

  @Test
  void shouldReturnWhenAllIsReadAgain() {
    api.on(DROP, 202, offsets(7));
    api.on(LOOK, 200, "{\"offsets\":[]}");
    api.on(LOOK, 200, offsets(7));

    assertThat(terminal.run(api, "rebuild")).isEqualTo(ExitCodes.OK);
    assertThat(terminal.out()).isEqualTo("rebuilt\n");
    assertThat(api.asked()).hasSize(3);
  }
}
