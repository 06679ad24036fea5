package org.linernotes.sink.period;

import java.io.IOException;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.export.DsrSummary;
import org.linernotes.sink.export.JournalEntry;
import org.linernotes.sink.export.PartyLine;
import org.linernotes.sink.statement.Statement;

/**
 * A month as one snapshot shows it: final when it is closed, a draft of the close while it is in
 * review, the ledger as it stands while it is open. Iterators are lazy, and end with the snapshot.
 */
public interface MonthView {
  YearMonth period();

  PeriodState state();

  /** When it was closed. */
  Optional<PeriodStep> closed();

  /**
   * The statements' totals, by party and currency.
   *
   * @param party null: all
   */
  List<StatedTotal> totals(@Nullable String party);

  /** Parties left out of the statements. */
  List<ParkedParty> parked(@Nullable String party);

  /** A party's statements, one per currency; none: it has none this month. */
  void statements(String party, Taker<Statement> taker) throws IOException;

  /** All lines booked in the month. */
  void lines(Taker<PartyLine> taker) throws IOException;

  /** What each platform owes, by platform and currency, of all lines booked in the month. */
  List<DsrSummary> platformTotals();

  /** All entries of the month, oldest first. */
  void journal(Taker<JournalEntry> taker) throws IOException;

  /** The hash of a party's statement, worked out from the ledger. */
  Optional<String> sha256(String party, String currency);

  /** Takes items while the snapshot lasts. */
  @FunctionalInterface
  interface Taker<T> {
    void take(Iterator<T> items) throws IOException;
  }
}
