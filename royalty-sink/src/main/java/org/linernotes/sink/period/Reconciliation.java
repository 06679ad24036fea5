package org.linernotes.sink.period;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A month's use and money at each stage, side by side, and where two stages differ.
 *
 * @param differences in the order of the stages
 */
public record Reconciliation(
    YearMonth period, PeriodState state, List<Stage> stages, List<Difference> differences) {

  /** Where use and money pass, in this order. */
  public enum StageName {
    /** Events on the topic: the evidence. */
    REPORTED,
    /** Events by the recorder's counts. */
    RECORDED,
    /** Events and money by the accruals topic. */
    RATED,
    /** Events and money that the books took in. */
    ACCRUED,
    /** Entries and money in the ledger for uses of the month, whenever they were booked. */
    BOOKED,
    /** Those of them that later months booked: not on this month's statements. */
    BOOKED_LATER,
    /** Pools and guarantees of the month, booked at its close. */
    CHARGED,
    /** What the month booked for earlier ones. */
    ADJUSTED,
    /** Lines and money on the statements. */
    STATED
  }

  /**
   * One stage.
   *
   * @param count events, entries or lines
   * @param sums by currency; empty where a stage knows no money
   */
  public record Stage(StageName name, long count, SortedMap<String, BigDecimal> sums) {

    public Stage {
      sums = Collections.unmodifiableSortedMap(new TreeMap<>(sums));
    }

    public Stage plus(Stage other) {
      TreeMap<String, BigDecimal> both = new TreeMap<>(sums);
      other.sums.forEach((currency, amount) -> both.merge(currency, amount, BigDecimal::add));
      return new Stage(name, count + other.count, both);
    }
  }

  /**
   * What a stage has otherwise than the one before.
   *
   * @param subject a platform, party, entry, statement or cell
   */
  public record Difference(StageName stage, String subject, String found, String expected) {}

  public Reconciliation {
    stages = List.copyOf(stages);
    differences = List.copyOf(differences);
  }
}
