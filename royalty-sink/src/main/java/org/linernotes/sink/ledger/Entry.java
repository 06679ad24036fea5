package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of what is owed on one line. Its debit equals its credits, since the line's credits sum
 * to its gross.
 *
 * @param period the month it is booked in
 * @param cellId null unless it is for use
 */
public record Entry(YearMonth period, Reason reason, @Nullable UUID cellId, Line line) {

  public Entry {
    if ((cellId == null) == (line.key().charge() == Charge.USE)) {
      throw new IllegalArgumentException(
          "cellId: " + cellId + " (expected: one for " + Charge.USE + ", and only for it)");
    }
    if (period.isBefore(line.key().origin())) {
      throw new IllegalArgumentException(
          "period: " + period + " (expected: not before " + line.key().origin() + ")");
    }
    if (!line.owes()) {
      throw new IllegalArgumentException("gross: 0 (expected: money that moves)");
    }
  }

  /** The platform's debit, then the parties' credits in the order of their ids. */
  public List<Posting> postings() {
    LineKey key = line.key();
    List<Posting> postings = new ArrayList<>(1 + line.credits().size());
    if (line.gross().signum() != 0) {
      Account debtor = new Account(AccountKind.PLATFORM, key.platform(), key.currency());
      postings.add(new Posting(debtor, null, line.gross()));
    }
    line.credits()
        .forEach(
            (party, credit) -> {
              Integer ppm = key.ppm().get(party);
              if (credit.signum() != 0 || ppm != null) {
                postings.add(posting(party, ppm, credit));
              }
            });
    return postings;
  }

  private Posting posting(String party, @Nullable Integer ppm, BigDecimal credit) {
    Account account = new Account(AccountKind.PARTY, party, line.key().currency());
    return new Posting(account, ppm, credit.negate());
  }
}
