package org.linernotes.sink.postgres.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.Query;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes all that the books hold into a file, of one moment: ledger, months, statements,
 * projections, and where they stand in each partition. Bookings go on meanwhile; the service's own
 * role can do it, since it may read everything.
 */
public final class BookBackup {
  static final String VERSION = "schema-version";

  /** The last of a whole file: one that was cut off has none. */
  static final String END = "end";

  static final String SUFFIX = ".copy";
  private static final String SCHEMA =
      "SELECT max(version::int) FROM flyway_schema_history WHERE success";

  private BookBackup() {}

  /**
   * Writes the file, as a whole or not at all.
   *
   * @return rows written
   * @throws BackupException if the database cannot be read, or the file not be written
   */
  public static long write(DatabaseSettings settings, Path file, Clock clock) {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (Connection connection = connect(settings);
        OutputStream out = Files.newOutputStream(unfinished);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      long rows = write(connection, zip, clock);
      zip.close();
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      return rows;
    } catch (SQLException e) {
      throw new BackupException("database " + settings.url() + ": " + firstLine(e), e);
    } catch (IOException e) {
      throw new BackupException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Connection connect(DatabaseSettings settings) throws SQLException {
    Connection connection =
        DriverManager.getConnection(settings.url(), settings.user(), settings.password());
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  private static long write(Connection connection, ZipOutputStream zip, Clock clock)
      throws SQLException, IOException {
    List<Integer> version = Query.of(SCHEMA).list(connection, row -> row.getInt(1));
    text(zip, VERSION, version.get(0).toString());
    CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
    long rows = 0;
    for (BackupTables.Table table : BackupTables.of(connection)) {
      text(zip, table.name() + ".columns", table.columns());
      zip.putNextEntry(new ZipEntry(table.name() + SUFFIX));
      rows += copies.copyOut(table.copy("TO STDOUT"), zip);
      zip.closeEntry();
    }
    text(zip, END, clock.instant().toString());
    connection.rollback();
    return rows;
  }

  private static void text(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("failed");
  }
}
