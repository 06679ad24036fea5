package org.linernotes.it.kit.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.postgresql.PGConnection;

/**
 * A transaction of the owner that takes locks in another order than the service: the cells first,
 * then the offsets. It never gives way, so that it is the service's that the server ends.
 */
public final class OtherOrder implements AutoCloseable {
  private static final String WAITS = "SELECT 1 FROM pg_locks WHERE NOT granted AND pid = ";

  private final Database owner;
  private final Connection connection;
  private final int pid;
  private final Thread second = new Thread(this::takeSecond, "owner's second lock");

  public OtherOrder(Database owner) {
    this.owner = owner;
    try {
      connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
      connection.setAutoCommit(false);
      pid = connection.unwrap(PGConnection.class).getBackendPID();
      run("SET deadlock_timeout = '10min'");
      run("LOCK TABLE rated_cell IN ACCESS EXCLUSIVE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException("not locked", e);
    }
  }

  /** Asks for the offsets too, and returns when it has to wait for them. */
  public void goOn() {
    second.start();
    Awaitility.await("the owner waits")
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !owner.texts(WAITS + pid).isEmpty());
  }

  private void takeSecond() {
    try {
      run("LOCK TABLE sink_offset IN EXCLUSIVE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException("the owner was to win", e);
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Waits until it has all its locks, and gives them up. */
  @Override
  public void close() {
    try {
      second.join();
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new IllegalStateException("not given up", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
