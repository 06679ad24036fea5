package org.linernotes.streams.rating;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;
import org.linernotes.licence.Side;
import org.linernotes.licence.Verdict;
import org.linernotes.money.Decimals;
import org.linernotes.usage.CellKey;

/**
 * Verdicts and money of the uses of one track in one run of one platform: a pure function of the
 * cells, the track and the terms (contract sections 5 and 6). A run is rated as a whole since a fee
 * per run is owed once, on its earliest authorised day.
 */
public final class Rater {

  private Rater() {}

  /**
   * Rates a run.
   *
   * @param track null: the identifier is not in the catalogue
   * @param run all cells of the track, platform and run, in any order
   * @return the cells in the order of their days, then of their keys
   */
  public static List<RatedCell> rate(@Nullable Track track, List<UsageCell> run, Terms terms) {
    List<UsageCell> ordered = new ArrayList<>(run);
    if (ordered.size() > 1) {
      ordered.sort(
          Comparator.comparing((UsageCell cell) -> cell.key().usageDay())
              .thenComparing(cell -> cell.key().toBytes(), Arrays::compareUnsigned));
    }
    Set<RunFee> charged = new HashSet<>();
    return ordered.stream().map(cell -> rate(track, cell, terms, charged)).toList();
  }

  /** A fee per track and run that an earlier cell already carries. */
  private record RunFee(Side side, String licenceId) {}

  private static RatedCell rate(
      @Nullable Track track, UsageCell cell, Terms terms, Set<RunFee> charged) {
    Map<Side, RatedSide> sides = new EnumMap<>(Side.class);
    long audioMillis = cell.usage().audioMillis(track == null ? 0 : track.durationMillis());
    for (Side side : Side.values()) {
      sides.put(side, rate(track, side, cell, audioMillis, terms, charged));
    }
    return new RatedCell(
        cell.key(),
        track == null ? null : track.primaryArtist(),
        cell.usage().events(),
        cell.usage().exposures(),
        audioMillis,
        sides);
  }

  private static RatedSide rate(
      @Nullable Track track,
      Side side,
      UsageCell cell,
      long audioMillis,
      Terms terms,
      Set<RunFee> charged) {
    if (track == null) {
      return unpaid(Verdict.UNMATCHED_TRACK, null);
    }
    CellKey use = cell.key();
    Optional<RightsRow> rights = track.rightsOn(side, use.usageDay());
    if (rights.isEmpty()) {
      return unpaid(Verdict.NO_RIGHTSHOLDER, null);
    }
    LicenceChoice choice = LicenceChoice.of(side, rights.get(), use, track, terms);
    Licence licence = choice.licence();
    if (licence == null) {
      return unpaid(choice.verdict(), rights.get().controlledBy());
    }
    boolean first =
        licence.rate().basis() == Basis.PER_TRACK_PER_RUN
            && charged.add(new RunFee(side, licence.licenceId()));
    return Pricing.authorised(licence, rights.get(), cell.usage().exposures(), audioMillis, first);
  }

  private static RatedSide unpaid(Verdict verdict, @Nullable String controlledBy) {
    return new RatedSide(verdict, controlledBy, null, Decimals.ZERO, Decimals.ZERO, List.of());
  }
}
