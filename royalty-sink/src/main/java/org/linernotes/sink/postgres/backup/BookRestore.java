package org.linernotes.sink.postgres.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.Query;
import org.linernotes.sink.postgres.Schema;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Fills an empty database with what a backup holds. It makes the schema of the backup's day, loads
 * all in one transaction, in which the database checks again that every entry balances, and then
 * brings the schema up to date as any start of the service would.
 */
public final class BookRestore {
  private static final String TABLES =
      "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema()";
  private static final List<String> SEQUENCES =
      List.of(
          "SELECT setval('entry_id_seq', greatest(1, (SELECT max(entry_id) FROM entry)))",
          "SELECT setval(pg_get_serial_sequence('account', 'id'),"
              + " greatest(1, (SELECT max(id) FROM account)))");

  private BookRestore() {}

  /**
   * Looks whether a file is a whole backup, without a database.
   *
   * @throws BackupException if it is none
   */
  public static void check(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String unused = text(zip, BookBackup.END);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BackupException unreadable(Path file, IOException e) {
    return new BackupException("cannot read the backup " + file + ": " + e.getMessage(), e);
  }

  /**
   * Restores it.
   *
   * @param settings with the role that is to own the tables
   * @return rows loaded
   * @throws BackupException if the database is not empty or does not take it, or the file is not a
   *     whole backup; a database that took nothing is to be made anew
   */
  public static long read(DatabaseSettings settings, Path file) {
    if (!settings.migrates()) {
      throw new BackupException(
          DatabaseSettings.MIGRATION_USER.name()
              + ": not set (expected: who is to own the tables)");
    }
    try (ZipFile zip = new ZipFile(file.toFile());
        Connection connection =
            DriverManager.getConnection(
                settings.url(), settings.migrationUser(), settings.migrationPassword())) {
      String unused = text(zip, BookBackup.END);
      int version = Integer.parseInt(text(zip, BookBackup.VERSION));
      requireEmpty(connection, settings);
      Schema.make(settings, version);
      long rows = load(connection, zip);
      Schema.ready(settings);
      return rows;
    } catch (SQLException e) {
      throw new BackupException("database " + settings.url() + ": " + BookBackup.firstLine(e), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static void requireEmpty(Connection connection, DatabaseSettings settings)
      throws SQLException {
    if (Query.of(TABLES).list(connection, row -> row.getLong(1)).get(0) > 0) {
      throw new BackupException(
          "database " + settings.url() + " has tables (expected: a new, empty database)");
    }
  }

  private static long load(Connection connection, ZipFile zip) throws SQLException, IOException {
    connection.setAutoCommit(false);
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    long rows = 0;
    for (BackupTables.Table table : BackupTables.of(connection)) {
      // a migration may have filled it: what stands in the backup is what counts
      Query.of("DELETE FROM " + table.name()).update(connection);
      String columns = text(zip, table.name() + ".columns");
      try (InputStream in = zip.getInputStream(entry(zip, table.name() + BookBackup.SUFFIX))) {
        String copy = new BackupTables.Table(table.name(), columns).copy("FROM STDIN");
        rows += copies.copyIn(copy, in);
      }
    }
    for (String sequence : SEQUENCES) {
      Query.of(sequence).list(connection, row -> row.getLong(1));
    }
    connection.commit();
    return rows;
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(entry(zip, name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static ZipEntry entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("no '" + name + "' in it (expected: a whole backup of the books)");
    }
    return entry;
  }
}
