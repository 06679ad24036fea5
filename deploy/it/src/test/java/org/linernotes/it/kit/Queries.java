package org.linernotes.it.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every query of the rules for Prometheus and of the dashboards for Grafana. */
public final class Queries {
  /** What Prometheus says itself of whom it asks. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up");

  private final SortedMap<String, String> queries = new TreeMap<>();
  private final Set<String> recorded = new HashSet<>();

  private Queries() {}

  /** Reads them from the folder that has {@code prometheus} and {@code grafana}. */
  public static Queries read(Path deploy) throws IOException {
    Queries all = new Queries();
    for (Path file : List.of(Path.of("recording.yml"), Path.of("alerts.yml"))) {
      all.addRules(deploy.resolve("prometheus").resolve(file));
    }
    try (Stream<Path> dashboards = Files.list(deploy.resolve("grafana").resolve("dashboards"))) {
      for (Path dashboard : dashboards.sorted().toList()) {
        all.addDashboard(dashboard);
      }
    }
    return all;
  }

  private void addRules(Path file) throws IOException {
    for (JsonNode group : new YAMLMapper().readTree(file.toFile()).get("groups")) {
      for (JsonNode rule : group.get("rules")) {
        if (rule.has("record")) {
          recorded.add(rule.get("record").asText());
        }
        String name = rule.has("record") ? rule.get("record").asText() : rule.get("alert").asText();
        queries.put(file.getFileName() + " " + name, rule.get("expr").asText());
      }
    }
  }

  private void addDashboard(Path file) throws IOException {
    for (JsonNode panel : new JsonMapper().readTree(file.toFile()).get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        String where =
            file.getFileName()
                + " "
                + panel.get("title").asText()
                + " "
                + target.get("refId").asText();
        queries.put(where, target.get("expr").asText());
      }
    }
  }

  /** The queries with the metrics that nobody has: neither those who are asked nor the rules. */
  public Map<String, SortedSet<String>> unanswered(Predicate<String> isShown) {
    Map<String, SortedSet<String>> lacking = new TreeMap<>();
    queries.forEach(
        (where, query) -> {
          SortedSet<String> names = PromQl.metrics(query);
          names.removeIf(
              name ->
                  OF_PROMETHEUS.contains(name) || recorded.contains(name) || isShown.test(name));
          if (!names.isEmpty()) {
            lacking.put(where, names);
          }
        });
    return lacking;
  }

  /** The rules of a file, by name, that raise an alarm. */
  public static SortedMap<String, JsonNode> alerts(Path file) throws IOException {
    SortedMap<String, JsonNode> alerts = new TreeMap<>();
    for (JsonNode group : new YAMLMapper().readTree(file.toFile()).get("groups")) {
      for (JsonNode rule : group.get("rules")) {
        alerts.put(rule.get("alert").asText(), rule);
      }
    }
    return alerts;
  }
}
