package org.linernotes.standalone;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.linernotes.config.Settings;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.backup.BookRestore;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/**
 * Puts a backup in the place of a data folder's books. The topics stay as they are, so that the
 * next start reads on from where the backup stood. The books that were there are kept beside.
 */
public final class RestoredBooks {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private RestoredBooks() {}

  /**
   * What was done.
   *
   * @param kept the database that holds the books that were there; empty if there were none
   */
  public record Restored(long rows, String kept) {}

  /**
   * Restores it.
   *
   * @throws StartException if a stack runs on the folder
   * @throws org.linernotes.sink.postgres.backup.BackupException if the file is not a whole backup;
   *     the books that were there stay in place
   */
  public static Restored into(Path folder, Path file, Clock clock) {
    BookRestore.check(file);
    try (Parts parts = new Parts()) {
      DataFolder data = parts.add("data folder", DataFolder.take(folder));
      EmbeddedDatabase database =
          parts.add(
              "postgres",
              EmbeddedDatabase.start(
                  data.path().resolve("postgres"), EmbeddedDatabase.Durability.MACHINE));
      return into(database, file, STAMP.format(clock.instant()));
    }
  }

  /** Beside the books that are there, which give way only when all of it is loaded. */
  private static Restored into(EmbeddedDatabase database, Path file, String stamp) {
    String fresh = Embedded.DATABASE + "_restored_" + stamp;
    database.create(fresh);
    Settings settings = new Settings(Embedded.environment(database, fresh));
    long rows = BookRestore.read(DatabaseSettings.from(settings), file);
    String kept = Embedded.DATABASE + "_before_" + stamp;
    boolean were = database.rename(Embedded.DATABASE, kept);
    database.rename(fresh, Embedded.DATABASE);
    return new Restored(rows, were ? kept : "");
  }
}
