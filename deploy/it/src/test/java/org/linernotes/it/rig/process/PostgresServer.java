package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/** A PostgreSQL server that can be killed and started again on its folder and port. */
public final class PostgresServer implements AutoCloseable {
  private static final String DATABASE = "linernotes";

  private final Path folder;
  private final Map<String, String> parameters;
  private final Thread hook = new Thread(this::kill, "end of PostgreSQL");
  private @Nullable EmbeddedDatabase server;

  /**
   * Not started yet.
   *
   * @param parameters of the server's own, beside those of {@link EmbeddedDatabase}
   */
  public PostgresServer(Path folder, int port, Map<String, String> parameters) {
    this.folder = folder.toAbsolutePath();
    this.parameters = Map.copyOf(parameters);
    try {
      Files.createDirectories(this.folder);
      Files.writeString(this.folder.resolve("port"), Integer.toString(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts it, again too, and returns when clients can connect. */
  public synchronized void start() {
    EmbeddedDatabase started =
        EmbeddedDatabase.start(folder, EmbeddedDatabase.Durability.PROCESS, parameters);
    started.create(DATABASE);
    server = started;
  }

  /** The services' database, as its owner. */
  public synchronized Database owner() {
    return new Database(running().jdbcUrl(DATABASE), EmbeddedDatabase.SUPERUSER, "");
  }

  public synchronized int port() {
    return running().port();
  }

  /** The name of the services' database. */
  public static String database() {
    return DATABASE;
  }

  private EmbeddedDatabase running() {
    if (server == null) {
      throw new IllegalStateException("PostgreSQL on " + folder + " was not started");
    }
    return server;
  }

  /** Kill -9 of the server and all its processes: what is not on its disk is lost. */
  public synchronized void kill() {
    ProcessHandle.of(postmaster()).ifPresent(PostgresServer::killAll);
  }

  private static void killAll(ProcessHandle postmaster) {
    List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
    all.addAll(postmaster.descendants().toList());
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join()); // it would not start beside what was left
  }

  /** Its process id; 0 if it does not run. */
  public long postmaster() {
    Path lock = folder.resolve("data").resolve("postmaster.pid");
    try {
      return Files.exists(lock) ? Long.parseLong(Files.readAllLines(lock).get(0).strip()) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A clean stop, as for an upgrade; running transactions are rolled back. */
  public synchronized void stop() {
    running().close();
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      hook.setName("end of all"); // the shutdown is under way and ends it itself
    }
  }
}
