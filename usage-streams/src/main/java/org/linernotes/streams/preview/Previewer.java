package org.linernotes.streams.preview;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Basis;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.streams.preview.Preview.Amounts;
import org.linernotes.streams.preview.Preview.Purse;
import org.linernotes.streams.preview.Preview.Turn;
import org.linernotes.streams.rating.Licence;
import org.linernotes.streams.rating.RatedCell;
import org.linernotes.streams.rating.RatedSide;
import org.linernotes.streams.rating.Rater;
import org.linernotes.streams.rating.Track;
import org.linernotes.streams.rating.UsageCell;

/**
 * Rates use twice, by the terms as they stand and as a draft would have them, with the very
 * function that the topology rates by; and sums what differs. Use is rated by whole runs, since a
 * fee per track and run may move from one day to another.
 *
 * <p>What stands is rated too, and not taken from what was emitted: while something awaits its
 * rating the two differ, and that is no effect of the draft. For one thread.
 */
public final class Previewer {
  private final DraftTerms terms;
  private final Payee payee;
  private final Map<Purse, Amounts> money = new HashMap<>();
  private final Map<Turn, Long> verdicts = new HashMap<>();
  private final Set<Note> notes = EnumSet.noneOf(Note.class);
  private long cells;
  private long events;

  public Previewer(DraftTerms terms, Payee payee) {
    this.terms = terms;
    this.payee = payee;
  }

  /**
   * Takes in a run of a track that the draft concerns.
   *
   * @param run all of its cells
   */
  public void rate(Track track, List<UsageCell> run) {
    List<RatedCell> before = Rater.rate(track, run, terms.before());
    List<RatedCell> after = Rater.rate(track, run, terms.after());
    for (int i = 0; i < before.size(); i++) { // both are in the order of the cells' keys
      take(before.get(i), after.get(i));
    }
  }

  private void take(RatedCell before, RatedCell after) {
    boolean differs = false;
    for (Side side : Side.values()) {
      RatedSide was = side(before, side);
      RatedSide would = side(after, side);
      pay(before, was, false);
      pay(after, would, true);
      if (!sameOutcome(was, would)) {
        differs = true;
        Turn turn = new Turn(side, was.verdict().name(), would.verdict().name());
        verdicts.merge(turn, before.events(), Long::sum);
        note(was.licence());
        note(would.licence());
      }
    }
    if (differs) {
      cells++;
      events += before.events();
    }
  }

  private static RatedSide side(RatedCell cell, Side side) {
    return Objects.requireNonNull(cell.sides().get(side));
  }

  /** Of a licence, what is told of it: two versions may differ in what this use does not ask. */
  private static boolean sameOutcome(RatedSide one, RatedSide other) {
    Licence licence = one.licence();
    Licence otherLicence = other.licence();
    if (licence == null || otherLicence == null) {
      return one.verdict() == other.verdict();
    }
    return licence.licenceId().equals(otherLicence.licenceId())
        && licence.rate().basis() == otherLicence.rate().basis()
        && licence.rate().amount().compareTo(otherLicence.rate().amount()) == 0
        && licence.rate().currency().equals(otherLicence.rate().currency())
        && one.units().compareTo(other.units()) == 0;
  }

  private void pay(RatedCell cell, RatedSide side, boolean after) {
    Licence licence = side.licence();
    BigDecimal amount = payee.amount(side);
    if (licence != null && amount.signum() != 0) {
      Purse purse = new Purse(YearMonth.from(cell.key().usageDay()), licence.rate().currency());
      Amounts paid =
          after ? new Amounts(Decimals.ZERO, amount) : new Amounts(amount, Decimals.ZERO);
      money.merge(purse, paid, Amounts::plus);
    }
  }

  private void note(@Nullable Licence licence) {
    if (licence != null && licence.rate().basis() == Basis.MONTHLY_POOL) {
      notes.add(Note.POOL_NOT_INCLUDED);
    }
    if (licence != null && terms.guaranteed(licence.licenceId())) {
      notes.add(Note.GUARANTEE_NOT_INCLUDED);
    }
  }

  /** What was taken in, of these partitions. */
  public Preview result(Set<Integer> partitions) {
    return new Preview(cells, events, money, verdicts, Set.copyOf(notes), Set.copyOf(partitions));
  }
}
