package org.linernotes.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.LocalPorts;
import org.linernotes.standalone.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server on 127.0.0.1 with its data under a folder. Starting again on the same
 * folder continues, also after this process or the server was killed. Whoever can connect may be
 * any role, without a password: a server for one's own machine.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  /** The role that may do everything; migrations run as it. */
  public static final String SUPERUSER = "postgres";

  private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);

  /** What a transaction must outlast once it is committed. */
  public enum Durability {
    /** Loss of power. */
    MACHINE("on"),
    /** The end of any process; for data that is thrown away afterwards. */
    PROCESS("off");

    private final String fsync;

    Durability(String fsync) {
      this.fsync = fsync;
    }
  }

  private final Programs programs;
  private final Path data;
  private final int port;

  private EmbeddedDatabase(Programs programs, Path data, int port) {
    this.programs = programs;
    this.data = data;
    this.port = port;
  }

  /**
   * Starts and returns when clients can connect.
   *
   * @param folder where the data is, or will be
   * @throws StartException if the folder cannot be used or the server does not start
   */
  public static EmbeddedDatabase start(Path folder, Durability durability) {
    return start(folder, durability, Map.of());
  }

  /**
   * The same, otherwise configured.
   *
   * @param more of the server's own parameters; values without blanks
   */
  public static EmbeddedDatabase start(
      Path folder, Durability durability, Map<String, String> more) {
    Path own = folder.toAbsolutePath().normalize();
    createFolder(own);
    Path home = PostgresBinaries.unpack(Folders.cache(System.getenv()).resolve("bin"));
    Programs programs = new Programs(home, own.resolve("programs.log"));
    Path data = own.resolve("data");
    initialise(programs, own, data);
    new LeftPostmaster(data).remove(programs);
    int port = LocalPorts.kept(own.resolve("port"));
    EmbeddedDatabase database = new EmbeddedDatabase(programs, data, port);
    database.launch(own.resolve("server.log"), options(port, durability, more));
    return database;
  }

  public int port() {
    return port;
  }

  /** The JDBC URL of a database; who connects is said apart. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + LocalPorts.HOST + ":" + port + "/" + database;
  }

  /** The JDBC URL of a database, as a role; it would win over a user named apart. */
  public String jdbcUrl(String database, String role) {
    return jdbcUrl(database) + "?user=" + role;
  }

  /**
   * Makes a database, owned by the superuser, unless it is there.
   *
   * @param name a lower-case word; it is not quoted
   */
  public void create(String name) {
    inSuperusers(
        statement -> {
          if (!exists(statement, name)) {
            statement.execute("CREATE DATABASE " + name);
          }
          return name;
        },
        "create database " + name);
  }

  /**
   * Gives a database another name, if there is one; nobody may use it.
   *
   * @return true: there was one
   */
  public boolean rename(String name, String newName) {
    return inSuperusers(
        statement -> {
          boolean there = exists(statement, name);
          if (there) {
            statement.execute("ALTER DATABASE " + name + " RENAME TO " + newName);
          }
          return there;
        },
        "rename database " + name);
  }

  /** What is done with a statement. */
  @FunctionalInterface
  private interface Work<T> {
    T with(Statement statement) throws SQLException;
  }

  private <T> T inSuperusers(Work<T> work, String what) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl(SUPERUSER, SUPERUSER));
        Statement statement = connection.createStatement()) {
      return work.with(statement);
    } catch (SQLException e) {
      throw new StartException("cannot " + what + ": " + e.getMessage(), e);
    }
  }

  private static boolean exists(Statement statement, String name) throws SQLException {
    String look = "SELECT 1 FROM pg_database WHERE datname = '" + name + "'";
    try (ResultSet found = statement.executeQuery(look)) {
      return found.next();
    }
  }

  /** Stops; running transactions are rolled back. */
  @Override
  public void close() {
    try {
      programs.run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "stop"));
    } catch (StartException e) {
      log.warn("PostgreSQL on {} did not stop: {}", data, e.getMessage());
    }
  }

  private static void createFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new StartException("cannot create " + folder + ": " + e.getMessage(), e);
    }
  }

  /** A folder of data appears whole or not at all: this process may be killed meanwhile. */
  private static void initialise(Programs programs, Path own, Path data) {
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = own.resolve("unfinished");
    try {
      Folders.delete(unfinished);
      programs.run("initdb", initialisation(unfinished));
      Files.move(unfinished, data);
    } catch (IOException e) {
      throw new StartException("cannot create " + data + ": " + e.getMessage(), e);
    }
  }

  private static List<String> initialisation(Path folder) {
    return List.of(
        "--auth=trust",
        "--username=" + SUPERUSER,
        "--encoding=UTF-8",
        "--locale=C",
        "--no-instructions",
        "--pgdata=" + folder);
  }

  /** By pg_ctl, which makes a session of its own for the server: Ctrl-C must not reach it first. */
  private void launch(Path log, String options) {
    programs.run(
        "pg_ctl",
        List.of(
            "-D", data.toString(), "-l", log.toString(), "-o", options, "-w", "-t", "90", "start"));
  }

  private static String options(int port, Durability durability, Map<String, String> more) {
    StringBuilder own = new StringBuilder();
    more.forEach((name, value) -> own.append(" -c ").append(name).append('=').append(value));
    return "-p "
        + port
        + " -c listen_addresses="
        + LocalPorts.HOST
        + " -c unix_socket_directories= -c timezone=UTC -c log_timezone=UTC"
        + " -c max_connections=50 -c jit=off -c fsync="
        + durability.fsync
        + " -c full_page_writes="
        + durability.fsync
        + own;
  }
}
