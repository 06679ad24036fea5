package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What became of every event that was reported for a month. */
public record MonthAudit(List<Platform> platforms) {

  /**
   * One platform's.
   *
   * @param masterVerdicts verdicts given for the master side
   * @param publishingVerdicts verdicts given for the publishing side
   */
  public record Platform(
      String platform,
      long reported,
      long recorded,
      long duplicates,
      long conflicts,
      long quarantined,
      long masterVerdicts,
      long publishingVerdicts) {

    /** Every event is somewhere, and every recorded one is judged on both sides. */
    public boolean isComplete() {
      return reported == recorded + duplicates + conflicts + quarantined
          && masterVerdicts == recorded
          && publishingVerdicts == recorded;
    }

    /** {@code reported N = recorded a + duplicates b + conflicts c + quarantined d}. */
    public String equation() {
      return "reported "
          + reported
          + " = recorded "
          + recorded
          + " + duplicates "
          + duplicates
          + " + conflicts "
          + conflicts
          + " + quarantined "
          + quarantined;
    }
  }

  public static MonthAudit of(JsonNode answer) {
    List<Platform> platforms = new ArrayList<>();
    for (JsonNode platform : answer.path("platforms")) {
      platforms.add(
          new Platform(
              platform.path("platform").asText(),
              platform.path("reported").asLong(),
              platform.path("recorded").asLong(),
              platform.path("duplicates").asLong(),
              platform.path("conflicts").asLong(),
              platform.path("quarantined").asLong(),
              sum(platform.path("verdicts").path("MASTER")),
              sum(platform.path("verdicts").path("PUBLISHING"))));
    }
    return new MonthAudit(List.copyOf(platforms));
  }

  /** True if it tells of so many events, and of each what became of it. */
  public boolean accountsFor(long sent) {
    return platforms.stream().mapToLong(Platform::reported).sum() == sent
        && platforms.stream().allMatch(Platform::isComplete);
  }

  private static long sum(JsonNode counts) {
    long sum = 0;
    for (JsonNode count : counts) {
      sum += count.asLong();
    }
    return sum;
  }
}
