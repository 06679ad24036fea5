package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each stage from report to statement counts of a month, and where two stages differ. */
public record Reconciliation(
    String period, String status, List<Stage> stages, List<Difference> differences) {

  /**
   * One stage's count, and its sums per currency where it knows money.
   *
   * @param sums as the API wrote them
   */
  public record Stage(String stage, String count, Map<String, String> sums) {}

  /** Something that one stage has otherwise than the one before it says. */
  public record Difference(String stage, String subject, String found, String expected) {
    @Override
    public String toString() {
      return stage + ": " + subject + ": found " + found + " (expected: " + expected + ")";
    }
  }

  public static Reconciliation of(JsonNode answer) {
    List<Stage> stages = new ArrayList<>();
    for (JsonNode stage : answer.path("stages")) {
      Map<String, String> sums = new TreeMap<>();
      stage
          .path("sums")
          .properties()
          .forEach(sum -> sums.put(sum.getKey(), sum.getValue().asText()));
      stages.add(
          new Stage(stage.path("stage").asText(), stage.path("count").asText(), Map.copyOf(sums)));
    }
    List<Difference> differences = new ArrayList<>();
    for (JsonNode difference : answer.path("differences")) {
      differences.add(
          new Difference(
              difference.path("stage").asText(),
              difference.path("subject").asText(),
              difference.path("found").asText(),
              difference.path("expected").asText()));
    }
    return new Reconciliation(
        answer.path("period").asText(),
        answer.path("status").asText(),
        List.copyOf(stages),
        List.copyOf(differences));
  }
}
