package org.linernotes.streams.preview;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.linernotes.licence.Side;

/**
 * What a draft of terms would change.
 *
 * @param cells whose outcome would be another
 * @param events in these cells
 * @param money of all use of the tracks that the draft concerns
 * @param verdicts of the cells whose outcome would be another
 * @param partitions that were looked at
 */
public record Preview(
    long cells,
    long events,
    Map<Purse, Amounts> money,
    Map<Turn, Long> verdicts,
    Set<Note> notes,
    Set<Integer> partitions) {

  /** Money of one usage month in one currency. */
  public record Purse(YearMonth month, String currency) {}

  /** What is owed before the draft is set, and after. */
  public record Amounts(BigDecimal before, BigDecimal after) {
    public BigDecimal difference() {
      return after.subtract(before);
    }

    Amounts plus(Amounts other) {
      return new Amounts(before.add(other.before), after.add(other.after));
    }
  }

  /** A side's verdict before and after; the same one where only what is owed would be another. */
  public record Turn(Side side, String before, String after) {}

  public Preview {
    Map<Purse, Amounts> sorted =
        new TreeMap<>(Comparator.comparing(Purse::month).thenComparing(Purse::currency));
    sorted.putAll(money);
    money = sorted;
    Map<Turn, Long> turns =
        new TreeMap<>(
            Comparator.comparing(Turn::side)
                .thenComparing(Turn::before)
                .thenComparing(Turn::after));
    turns.putAll(verdicts);
    verdicts = turns;
  }

  /** True if all use that the draft concerns was rated. */
  public boolean complete() {
    return notes.stream().noneMatch(Note::incomplete);
  }

  /** Both together; where both looked at a partition, neither is sure to be right. */
  public Preview plus(Preview other) {
    Map<Purse, Amounts> sum = new HashMap<>(money);
    other.money.forEach((purse, amounts) -> sum.merge(purse, amounts, Amounts::plus));
    Map<Turn, Long> turns = new HashMap<>(verdicts);
    other.verdicts.forEach((turn, events) -> turns.merge(turn, events, Long::sum));
    Set<Integer> looked = new HashSet<>(partitions);
    looked.addAll(other.partitions);
    Preview both =
        new Preview(
            cells + other.cells,
            events + other.events,
            sum,
            turns,
            joined(notes, other.notes),
            looked);
    return Collections.disjoint(partitions, other.partitions)
        ? both
        : both.with(Note.INSTANCE_MISSING);
  }

  public Preview with(Note note) {
    return new Preview(cells, events, money, verdicts, joined(notes, Set.of(note)), partitions);
  }

  private static Set<Note> joined(Set<Note> some, Set<Note> others) {
    Set<Note> all = EnumSet.noneOf(Note.class);
    all.addAll(some);
    all.addAll(others);
    return all;
  }
}
