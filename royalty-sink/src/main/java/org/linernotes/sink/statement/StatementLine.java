package org.linernotes.sink.statement;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.sink.ledger.Reason;

/**
 * One line of a statement: all that a party is owed for one thing, alike in everything printed.
 *
 * @param trackId null: a fee that no track earned (a pool or guarantee without authorised use)
 * @param identifiers of the track, as the catalogue had them at close; none without a track
 * @param title null: no track, or the catalogue's record has not arrived
 * @param artist the primary artist's name, likewise
 * @param model null: not for use of a model, such as a pool; so {@code modelVersion}, {@code
 *     useType}
 * @param side null: no track
 * @param basis what {@code rate} is multiplied by, or {@code MONTHLY_POOL}, {@code
 *     MINIMUM_GUARANTEE}
 * @param units exposures, seconds, runs, or a pool's weight; scale 9, as {@code rate}, {@code
 *     gross} and {@code amount}
 * @param gross of the track and side, before it is split
 * @param ppm the party's split; null: none was applied
 * @param amount the party's part; positive: owed to it
 * @param originMonth the month of use
 * @param reason why it was booked later than its month; null in the month's own lines
 */
public record StatementLine(
    @Nullable String trackId,
    List<String> identifiers,
    @Nullable String title,
    @Nullable String artist,
    String platform,
    @Nullable String model,
    @Nullable String modelVersion,
    @Nullable String useType,
    String licenceId,
    @Nullable Side side,
    String basis,
    BigDecimal units,
    BigDecimal rate,
    BigDecimal gross,
    @Nullable Integer ppm,
    BigDecimal amount,
    YearMonth originMonth,
    @Nullable Reason reason) {
  private static final int WHOLE_PPM = 1_000_000;

  public StatementLine {
    identifiers = List.copyOf(identifiers);
    Require.text("platform", platform);
    Require.text("licenceId", licenceId);
    Require.text("basis", basis);
    units = Require.money("units", units);
    rate = Require.money("rate", rate);
    gross = Require.money("gross", gross);
    amount = Require.money("amount", amount);
    if (ppm != null && (ppm < 1 || ppm > WHOLE_PPM)) {
      throw new IllegalArgumentException("ppm: " + ppm + " (expected: 1 to " + WHOLE_PPM + ")");
    }
    if ((trackId == null) != (side == null)) {
      throw new IllegalArgumentException(
          "trackId: " + trackId + ", side: " + side + " (expected: both or neither)");
    }
  }

  /** Whether it belongs to an earlier month than the statement that it stands on. */
  public boolean adjustment() {
    return reason != null;
  }
}
