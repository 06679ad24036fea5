package org.linernotes.sink.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;

/** A track's use on a day: one cell. */
public record TrackUse(
    UUID cellId,
    LocalDate day,
    String platform,
    String model,
    @Nullable String modelVersion,
    String run,
    String useType,
    String territory,
    long events,
    long exposures,
    long audioMillis,
    Map<Side, UseSide> sides) {
  public static final int KEY_FIELDS = 2;

  public List<String> key() {
    return List.of(day.toString(), cellId.toString());
  }

  /**
   * Refuses a cursor that no page of this list had.
   *
   * @throws RuntimeException if it is one
   */
  @SuppressWarnings("ReturnValueIgnored") // read to see whether they can be
  public static void check(Cursor after) {
    LocalDate.parse(after.key().get(0));
    UUID.fromString(after.key().get(1));
  }

  /**
   * What became of a side.
   *
   * @param terms null: nothing is owed under a licence, or it is no part of the viewer's
   */
  public record UseSide(
      String verdict,
      @Nullable String controlledBy,
      @Nullable String licenceId,
      @Nullable Terms terms) {}

  /**
   * What a side owes.
   *
   * @param amount the viewer's part of the gross; all of it to a viewer of all
   */
  public record Terms(
      String basis, BigDecimal rate, String currency, BigDecimal gross, BigDecimal amount) {}
}
