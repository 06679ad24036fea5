package org.linernotes.sink.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.money.Decimals;

/**
 * Refuses what the database would refuse: such a record would otherwise stop its partition for
 * ever. All throw IllegalArgumentException.
 */
public final class Checks {
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  private static final int MAX_ID_CHARS = 200;

  private Checks() {}

  /** PostgreSQL's text cannot hold U+0000. */
  public static void noNul(IndexedRecord item) {
    for (int i = 0; i < item.getSchema().getFields().size(); i++) {
      noNul(item.getSchema().getFields().get(i).name(), item.get(i));
    }
  }

  private static void noNul(String field, Object value) {
    if (value instanceof String text) {
      if (text.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(field + ": has U+0000 (expected: text)");
      }
    } else if (value instanceof IndexedRecord item) {
      noNul(item);
    } else if (value instanceof Iterable<?> items) {
      items.forEach(item -> noNul(field, item));
    }
  }

  /** Ids are keys of indexes, whose rows are bounded; ingest bounds them alike. */
  public static void id(String field, @Nullable String value) {
    if (value != null && value.codePointCount(0, value.length()) > MAX_ID_CHARS) {
      throw new IllegalArgumentException(
          field + ": " + value.length() + " characters (expected: at most " + MAX_ID_CHARS + ")");
    }
  }

  /** PostgreSQL's timestamps end where ours do not. */
  public static void time(String field, Instant value) {
    day(field, LocalDate.ofInstant(value, ZoneOffset.UTC));
  }

  private static void day(String field, LocalDate day) {
    if (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY)) {
      throw new IllegalArgumentException(field + ": " + day + " (expected: years 1 to 9999)");
    }
  }

  public static void licence(Licence licence) {
    id("licenceId", licence.getLicenceId());
    id("licensor", licence.getLicensor());
    term(licence.getEffectiveFrom(), licence.getEffectiveTo());
    time("acceptedAt", licence.getAcceptedAt());
  }

  public static void consent(Consent consent) {
    id("consentId", consent.getConsentId());
    id("artist", consent.getArtist());
    term(consent.getEffectiveFrom(), consent.getEffectiveTo());
    time("acceptedAt", consent.getAcceptedAt());
  }

  private static void term(LocalDate from, @Nullable LocalDate to) {
    day("effectiveFrom", from);
    if (to != null) {
      day("effectiveTo", to);
    }
  }

  public static void accrual(Accrual accrual) {
    day("usageDay", accrual.getUsageDay());
    id("platform", accrual.getPlatform());
    if (accrual.getEvents() < 0) {
      throw new IllegalArgumentException("events: " + accrual.getEvents() + " (expected: >= 0)");
    }
    whole(accrual.getMaster());
    whole(accrual.getPublishing());
  }

  private static void whole(SideOutcome side) {
    id("currency", side.getCurrency());
    side.getShares().forEach(share -> id("party", share.getParty()));
    BigDecimal gross = Objects.requireNonNullElse(side.getGross(), Decimals.ZERO);
    BigDecimal sum =
        side.getShares().stream().map(Share::getAmount).reduce(Decimals.ZERO, BigDecimal::add);
    if (sum.compareTo(gross) != 0) {
      throw new IllegalArgumentException("sum of shares: " + sum + " (expected: " + gross + ")");
    }
    if (side.getCurrency() == null && gross.signum() != 0) {
      throw new IllegalArgumentException("currency: null (expected: one for " + gross + ")");
    }
  }
}
