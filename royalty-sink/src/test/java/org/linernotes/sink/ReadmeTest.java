package org.linernotes.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.linernotes.config.Settings;
import org.linernotes.metrics.MetricTable;

class ReadmeTest {

  @Test
  void shouldListEveryVariableThatTheServiceReads() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "<!-- settings -->\n" + Settings.table(SinkSettings.all()) + "<!-- /settings -->");
  }

  @Test
  void shouldListEveryMeterOfTheService() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(MetricTable.of(SinkMeters.ALL, SinkMeters.FAMILIES));
  }

  public static void main(String[] args) {
    System.out.print(Settings.table(SinkSettings.all()));
  }
}
