package org.linernotes.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.backup.BookRestore;
import org.linernotes.standalone.RestoredBooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of lost books. */
@Command(
    name = "restore",
    description = {
      "Restores the books from a backup; the next start reads the topics on from where it stood.",
      "Into the empty database of LINERNOTES_DB_URL, LINERNOTES_DB_USER and"
          + " LINERNOTES_DB_MIGRATION_USER where they are set; else into the data folder, on which"
          + " nothing may run. Books that were there are kept in a database beside."
    },
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "FILE", description = "Was written by linernotes backup")
  private Path file = Path.of("");

  @Mixin private final BooksOptions books;

  RestoreCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.books = new BooksOptions(surroundings);
  }

  @Override
  public Integer call() {
    Optional<DatabaseSettings> named = books.named();
    if (named.isPresent()) {
      done(BookRestore.read(named.get(), file), "");
    } else {
      RestoredBooks.Restored restored =
          RestoredBooks.into(books.data().folder(), file, surroundings.clock());
      done(restored.rows(), restored.kept());
    }
    return ExitCodes.OK;
  }

  private void done(long rows, String kept) {
    surroundings.out().println("restored: " + rows + " rows");
    if (!kept.isEmpty()) {
      surroundings.out().println("what was there is kept as database " + kept);
    }
    surroundings.out().flush();
  }
}
