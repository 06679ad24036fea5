package org.linernotes.sink.period;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

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
    /** Entries and money in the ledger. */
    BOOKED,
    /** Lines and money on the statements. */
    STATED
  }

  /**
   * One stage.
   *
   * @param count events, entries or lines
   * @param sums by currency; empty where a stage knows no money
   */
  public record Stage(StageName name, long count, SortedMap<String, BigDecimal> sums) {}

  /**
   * What a stage has otherwise than the one before.
   *
   * @param subject a platform, party, entry or statement
   */
  public record Difference(StageName stage, String subject, String found, String expected) {}

  public Reconciliation {
    stages = List.copyOf(stages);
    differences = List.copyOf(differences);
  }
}
