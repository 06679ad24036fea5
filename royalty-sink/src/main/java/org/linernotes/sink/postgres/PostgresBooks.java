package org.linernotes.sink.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linernotes.avro.Accrual;
import org.linernotes.sink.batch.Batch;
import org.linernotes.sink.batch.Books;
import org.linernotes.sink.batch.ParkedCell;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.batch.RefusedException;
import org.linernotes.sink.batch.Standing;
import org.linernotes.sink.batch.StoreException;
import org.linernotes.sink.ledger.Account;
import org.linernotes.sink.ledger.Booking;
import org.linernotes.sink.ledger.BookingMonths;
import org.linernotes.sink.ledger.Entry;

/**
 * The books in PostgreSQL. One transaction per batch: offsets first, which locks the partitions and
 * refuses a stale batch, then ledger and projections, each in sorted order. For one worker thread.
 */
public final class PostgresBooks implements Books {
  private final Database database;
  private final Clock clock;
  private final AccountIds accountIds = new AccountIds();
  private final LedgerTables ledger = new LedgerTables(accountIds);

  public PostgresBooks(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Booked(int entries, Map<Account, Integer> accounts) {}

  @Override
  public Map<Position, Standing> offsets(Collection<Position> positions) {
    return database.transaction(connection -> Offsets.read(connection, positions));
  }

  @Override
  public Collection<ParkedCell> parked(Collection<Position> positions) {
    return database.transaction(connection -> ParkedTables.open(connection, positions));
  }

  @Override
  public int book(Batch batch) {
    try {
      Booked booked = database.transaction(connection -> book(connection, batch));
      accountIds.remember(booked.accounts());
      return booked.entries();
    } catch (StoreException e) {
      if (e.getCause() instanceof SQLException cause && Refusals.isOne(cause)) {
        throw new RefusedException(cause.getSQLState() + ", " + e.getMessage(), cause);
      }
      throw e;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new RefusedException("not booked: " + e.getMessage(), e);
    }
  }

  private Booked book(Connection connection, Batch batch) throws SQLException {
    Offsets.move(connection, batch.progress());
    BookingMonths months = MonthGate.forBooking(connection); // and no month closes meanwhile
    CellTable.write(connection, batch.replayed());
    Booked booked = new Booked(0, Map.of());
    if (!batch.accruals().isEmpty()) {
      List<Entry> entries = entries(connection, batch, months);
      if (!entries.isEmpty()) {
        booked = new Booked(entries.size(), ledger.append(connection, entries, clock.instant()));
      }
      CellTable.write(connection, batch.accruals());
      MonthGate.markChanged(connection, months, batch.accruals().values());
    }
    LicenceTable.write(connection, batch.licences());
    Projections.write(connection, batch);
    ParkedTables.write(connection, batch, clock.instant());
    return booked;
  }

  private static List<Entry> entries(Connection connection, Batch batch, BookingMonths months)
      throws SQLException {
    Map<UUID, Accrual> booked = CellTable.booked(connection, batch.accruals());
    List<Entry> entries = new ArrayList<>();
    batch
        .accruals()
        .forEach(
            (cellId, now) -> entries.addAll(Booking.of(cellId, booked.get(cellId), now, months)));
    return entries;
  }
}
