package org.linernotes.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linernotes.it.kit.PromQl;
import org.linernotes.it.kit.Queries;

/** Whoever is woken by an alert finds what it means, what to look at and what to do. */
class RunbookTest {
  private static final Path FOLDER = Path.of("..", "prometheus");

  @Test
  void shouldSayOfEveryAlertWhatItMeansWhatToLookAtAndWhatToDo() throws IOException {
    Map<String, String> sections = sections();
    Map<String, JsonNode> alerts = Queries.alerts(FOLDER.resolve("alerts.yml"));
    assertThat(sections.keySet()).isEqualTo(alerts.keySet());
    sections.forEach(
        (alert, text) ->
            assertThat(text)
                .as(alert)
                .contains("**What it means.** ", "**Look at**\n- ", "**Do**\n- "));
  }

  @Test
  void shouldLeadFromEveryAlertToItsParagraph() throws IOException {
    Queries.alerts(FOLDER.resolve("alerts.yml"))
        .forEach(
            (alert, rule) ->
                assertThat(rule.at("/annotations/runbook").asText())
                    .isEqualTo("deploy/prometheus/RUNBOOK.md#" + alert.toLowerCase(Locale.ROOT)));
  }

  @Test
  void shouldTestOfEveryAlertThatItFiresAndThatItIsQuiet() throws IOException {
    List<String> names = new ArrayList<>();
    for (JsonNode test :
        new YAMLMapper().readTree(FOLDER.resolve("tests.yml").toFile()).get("tests")) {
      names.add(test.get("name").asText());
    }
    for (String alert : Queries.alerts(FOLDER.resolve("alerts.yml")).keySet()) {
      assertThat(names).contains(alert + " fires", alert + " is quiet");
    }
  }

  @Test
  void shouldTellMetricsFromAllElseInAQuery() {
    assertThat(
            PromQl.metrics(
                """
                sum by (route) (rate(http_total{route=~"/v1/.*",a="b"}[5m])) > bool 0.5
                  and on (job) group_left (x) linernotes:ratio:5m or max(jvm_used) / 1e3 offset 5m
                """))
        .containsExactly("http_total", "jvm_used", "linernotes:ratio:5m");
  }

  private static Map<String, String> sections() throws IOException {
    Map<String, String> sections = new TreeMap<>();
    for (String section : Files.readString(FOLDER.resolve("RUNBOOK.md")).split("\n## ", -1)) {
      if (!section.startsWith("# ")) {
        int end = section.indexOf('\n');
        sections.put(section.substring(0, end), section.substring(end));
      }
    }
    return sections;
  }
}
