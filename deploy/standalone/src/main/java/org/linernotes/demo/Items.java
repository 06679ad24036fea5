package org.linernotes.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is sent, with the members of the HTTP API. Left-out members are null. */
public final class Items {
  private Items() {}

  /** A recording with who made it and who owns it. */
  public record Track(
      String trackId,
      List<String> identifiers,
      String title,
      String durationSeconds,
      List<Artist> artists,
      List<Rights> rights) {}

  /** Who is heard. */
  public record Artist(String id, String name, String role) {}

  /** Who controls a side from a day on, and how it is shared. */
  public record Rights(
      String side, String controlledBy, String effectiveFrom, List<Split> splits) {}

  /** A share in millionths. */
  public record Split(String party, int ppm) {}

  /** Permission to train, at a rate. */
  public record Licence(
      String licenceId,
      String status,
      String licensor,
      String platform,
      List<String> sides,
      Scope scope,
      List<String> useTypes,
      List<String> models,
      List<String> territories,
      String effectiveFrom,
      @Nullable String effectiveTo,
      String consent,
      Rate rate,
      @Nullable String minimumGuarantee) {

    /** The same, owing at least so much each month. */
    Licence withMinimumGuarantee(String amount) {
      return new Licence(
          licenceId,
          status,
          licensor,
          platform,
          sides,
          scope,
          useTypes,
          models,
          territories,
          effectiveFrom,
          effectiveTo,
          consent,
          rate,
          amount);
    }
  }

  /** What a licence covers. */
  public record Scope(String kind, @Nullable List<String> ids) {}

  /** What is owed. */
  public record Rate(String basis, String amount, String currency, @Nullable String allocation) {}

  /** An artist's own word. */
  public record Consent(
      String consentId,
      String artist,
      String platform,
      List<String> useTypes,
      String decision,
      String effectiveFrom,
      @Nullable String effectiveTo) {}

  /** A use of a track in training. */
  public record Use(
      String id,
      String occurredAt,
      String track,
      String useType,
      String model,
      @Nullable String modelVersion,
      String run,
      @Nullable String dataset,
      int exposures,
      @Nullable String audioSeconds,
      @Nullable String territory) {}
}
