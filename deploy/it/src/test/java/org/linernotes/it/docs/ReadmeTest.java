package org.linernotes.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.IngestSettings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.log.LogSettings;
import org.linernotes.sink.SinkSettings;
import org.linernotes.streams.StreamsSettings;

/** The root README lists every variable of every service, as the code that reads it says. */
class ReadmeTest {
  private static final String BEGIN = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->";

  @Test
  void shouldListEveryVariableThatTheServicesRead() throws IOException {
    assertThat(Files.readString(Path.of("../../README.md"))).contains(BEGIN + tables() + END);
  }

  private static String tables() {
    List<Setting<?>> shared = new ArrayList<>(KafkaSettings.ALL);
    shared.addAll(HttpSettings.ALL);
    shared.addAll(LogSettings.ALL);
    return section("All three services", shared, List.of())
        + section("ingest-service", IngestSettings.ALL, shared)
        + section("usage-streams", StreamsSettings.all(), shared)
        + section("royalty-sink", SinkSettings.all(), shared);
  }

  private static String section(
      String title, List<Setting<?>> settings, List<Setting<?>> elsewhere) {
    List<Setting<?>> own = new ArrayList<>(settings);
    own.removeAll(elsewhere);
    return "\n**" + title + "**\n\n" + Settings.table(own) + "\n";
  }

  /** Prints what belongs into the README. */
  public static void main(String[] args) {
    System.out.print(BEGIN + tables() + END);
  }
}
