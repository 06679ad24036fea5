package org.linernotes.sink.ledger;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.Share;
import org.linernotes.avro.SideOutcome;
import org.linernotes.licence.Side;

/**
 * What to book so that a cell's entries sum to its latest outcome: per side, the difference between
 * the outcome booked before and the one of now. No difference in money, no entry; so booking the
 * same outcome twice books it once.
 *
 * <p>An entry's {@link Reason} is the first of these that holds:
 *
 * <ol>
 *   <li>{@code CORRECTION}: the cell has fewer events than before, down to none when it is taken
 *       back: use moved to another cell, since an identifier now belongs to another track.
 *   <li>{@code ACCRUAL}: the cell had no events before.
 *   <li>{@code RETROACTIVE}: the side's terms changed for use that was known already: verdict,
 *       controlling party, licence, basis, rate, currency or splits.
 *   <li>{@code CORRECTION}: a fee per track and run came or went, since another cell of the run
 *       carries it now.
 *   <li>{@code ACCRUAL}: more events than before, and not less money.
 *   <li>{@code CORRECTION}: the same events with other units, such as a corrected duration.
 * </ol>
 */
public final class Booking {

  private Booking() {}

  /**
   * The entries that lead from one outcome of a cell to the next, in the order of the sides.
   *
   * @param booked the outcome that is booked; null: none yet
   */
  public static List<Entry> of(@Nullable Accrual booked, Accrual now) {
    List<Entry> entries = new ArrayList<>(2);
    for (Side side : Side.values()) {
      entry(side, booked, now).ifPresent(entries::add);
    }
    return entries;
  }

  private static Optional<Entry> entry(Side side, @Nullable Accrual booked, Accrual now) {
    List<Posting> postings = postings(side, booked, now);
    if (postings.isEmpty()) {
      return Optional.empty();
    }
    String licenceId = of(now, side).getLicenceId();
    if (licenceId == null && booked != null) {
      licenceId = of(booked, side).getLicenceId();
    }
    return Optional.of(
        new Entry(
            YearMonth.from(now.getUsageDay()),
            now.getPlatform(),
            side,
            Reasons.of(side, booked, now),
            licenceId,
            postings));
  }

  private static List<Posting> postings(Side side, @Nullable Accrual booked, Accrual now) {
    Map<Account, BigDecimal> amounts = new TreeMap<>();
    addTo(amounts, now.getPlatform(), of(now, side), false);
    if (booked != null) {
      addTo(amounts, booked.getPlatform(), of(booked, side), true);
    }
    List<Posting> postings = new ArrayList<>(amounts.size());
    amounts.forEach(
        (account, amount) -> {
          if (amount.signum() != 0) {
            postings.add(new Posting(account, amount));
          }
        });
    return postings;
  }

  private static void addTo(
      Map<Account, BigDecimal> amounts, String platform, SideOutcome outcome, boolean reversed) {
    String currency = outcome.getCurrency();
    BigDecimal gross = outcome.getGross();
    if (currency == null || gross == null) {
      return;
    }
    Account debtor = new Account(AccountKind.PLATFORM, platform, currency);
    amounts.merge(debtor, reversed ? gross.negate() : gross, BigDecimal::add);
    for (Share share : outcome.getShares()) {
      Account creditor = new Account(AccountKind.PARTY, share.getParty(), currency);
      BigDecimal amount = share.getAmount();
      amounts.merge(creditor, reversed ? amount : amount.negate(), BigDecimal::add);
    }
  }

  static SideOutcome of(Accrual accrual, Side side) {
    return side == Side.MASTER ? accrual.getMaster() : accrual.getPublishing();
  }
}
