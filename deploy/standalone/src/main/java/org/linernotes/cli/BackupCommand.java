package org.linernotes.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.linernotes.sink.postgres.backup.BookBackup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes the books into a file while they are booked into. */
@Command(
    name = "backup",
    description = {
      "Writes the books into a file, as they are at one moment: ledger, months, statements, and"
          + " how far the topics are read. Bookings go on.",
      "The books of the stack that runs on the data folder; where none runs, those of"
          + " LINERNOTES_DB_URL, LINERNOTES_DB_USER and LINERNOTES_DB_PASSWORD."
    },
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "Takes the backup; replaced if it is there")
  private Path file = Path.of("");

  @Mixin private final BooksOptions books;

  BackupCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.books = new BooksOptions(surroundings);
  }

  @Override
  public Integer call() {
    Path whole = file.toAbsolutePath().normalize();
    long rows = BookBackup.write(books.running(), whole, surroundings.clock());
    surroundings.out().println("written " + whole + ": " + rows + " rows");
    surroundings.out().flush();
    return ExitCodes.OK;
  }
}
