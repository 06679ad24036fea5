package org.linernotes.sink.postgres.month;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.linernotes.money.Decimals;
import org.linernotes.sink.period.MonthCheck;
import org.linernotes.sink.period.ParkedParty;

/** Where the ledger has otherwise than the accruals topic, and than its own entries say. */
final class BookedDifferences {

  private BookedDifferences() {}

  record One(String subject, String found, String expected) {}

  static List<One> of(Connection connection, YearMonth month) throws SQLException {
    BookChecks.Result result = BookChecks.runOnTopic(connection, month);
    List<One> differences = new ArrayList<>();
    for (ParkedParty party : result.parked()) {
      String found = Decimals.text(party.ledger());
      String expected = Decimals.text(party.expected());
      // Equal sums of cells that differ: some are too high by as much as others are too low.
      differences.add(
          found.equals(expected)
              ? new One(subject(party), found + ", but not cell by cell", expected)
              : new One(subject(party), found, expected));
    }
    for (MonthCheck check : result.checks()) {
      if (check.name() != MonthCheck.Name.RECORDED_EQUALS_RATED) {
        check
            .differences()
            .forEach(text -> differences.add(new One(check.name().name(), text, "")));
      }
    }
    return differences;
  }

  private static String subject(ParkedParty party) {
    return party.party() + " " + party.currency();
  }
}
