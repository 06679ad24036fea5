package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What became of every event that was reported for a month. */
public record MonthAudit(List<Platform> platforms) {

  /**
   * One platform's.
   *
   * @param counted recorded and not taken back
   * @param masterVerdicts verdicts given for the master side
   * @param publishingVerdicts verdicts given for the publishing side
   */
  public record Platform(
      String platform,
      long reported,
      long recorded,
      long counted,
      long voided,
      long duplicates,
      long conflicts,
      long quarantined,
      long masterVerdicts,
      long publishingVerdicts) {

    /** Every event is somewhere, and every one that counts is judged on both sides. */
    public boolean isComplete() {
      return reported == recorded + duplicates + conflicts + quarantined
          && recorded == counted + voided
          && masterVerdicts == counted
          && publishingVerdicts == counted;
    }

    /** {@code reported N = recorded a + duplicates b + conflicts c + quarantined d}. */
    public String equation() {
      return "reported "
          + reported
          + " = recorded "
          + recorded
          + (voided == 0 ? "" : " (" + voided + " voided)")
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
      platforms.add(platform(platform));
    }
    return new MonthAudit(List.copyOf(platforms));
  }

  private static Platform platform(JsonNode row) {
    long recorded = row.path("recorded").asLong();
    long voided = row.path("voided").asLong();
    return new Platform(
        row.path("platform").asText(),
        row.path("reported").asLong(),
        recorded,
        row.path("counted").asLong(recorded - voided), // an older service does not say
        voided,
        row.path("duplicates").asLong(),
        row.path("conflicts").asLong(),
        row.path("quarantined").asLong(),
        sum(row.path("verdicts").path("MASTER")),
        sum(row.path("verdicts").path("PUBLISHING")));
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
