package org.linernotes.sink.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.batch.StoreException;

/** A pool of connections, and transactions on them. */
public final class Database implements AutoCloseable {
  private static final int CONNECT_SECONDS = 5;
  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
  private static final int VALIDATION_SECONDS = 3;
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final int MONTH_CONNECTIONS = 8;

  private final HikariDataSource pool;

  private Database(HikariConfig config) {
    this.pool = new HikariDataSource(config);
  }

  /** For the books: read committed, since rows are locked before they are read. */
  public static Database forBooks(DatabaseSettings settings, MeterRegistry metrics) {
    HikariConfig config = config(settings, metrics, "books");
    config.setMaximumPoolSize(1);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.addDataSourceProperty("socketTimeout", "120"); // a dead peer must not hold the worker
    return new Database(config);
  }

  /** For answers: read only, and each from one snapshot, so that its parts agree. */
  public static Database forReports(DatabaseSettings settings, MeterRegistry metrics) {
    HikariConfig config = config(settings, metrics, "reports");
    config.setMaximumPoolSize(settings.readers());
    config.setMinimumIdle(1);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("options", "-c statement_timeout=50s");
    return new Database(config);
  }

  /** For what operators are shown: one look at a time, and none may take long. */
  public static Database forWatch(DatabaseSettings settings, MeterRegistry metrics) {
    HikariConfig config = config(settings, metrics, "watch");
    config.setMaximumPoolSize(1);
    config.setMinimumIdle(0);
    config.setReadOnly(true);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("options", "-c statement_timeout=20s");
    return new Database(config);
  }

  /** For months that close, and drafts of it: long, and few at once. */
  public static Database forMonths(DatabaseSettings settings, MeterRegistry metrics) {
    HikariConfig config = config(settings, metrics, "months");
    config.setMaximumPoolSize(MONTH_CONNECTIONS);
    // A prepared statement would go on with the table that it found before a trial's own covers it.
    config.addDataSourceProperty("prepareThreshold", "0");
    config.setMinimumIdle(0);
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    return new Database(config);
  }

  private static HikariConfig config(
      DatabaseSettings settings, MeterRegistry metrics, String name) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("sink-" + name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setAutoCommit(false);
    config.setInitializationFailTimeout(-1); // it may be down when we start: readiness says so
    config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    config.setMetricRegistry(metrics);
    config.addDataSourceProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("ApplicationName", "linernotes-royalty-sink " + name);
    return config;
  }

  /**
   * Runs work in a transaction of its own and commits it; rolls back if it throws.
   *
   * @throws StoreException if the database did not do it
   */
  public <T> T transaction(SqlWork<T> work) {
    try (Connection connection = pool.getConnection()) { // which rolls back what is not committed
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw new StoreException("database: " + firstLine(e), e);
    }
  }

  /**
   * Runs work on one snapshot and takes back whatever it did.
   *
   * @throws StoreException if the database did not do it
   */
  public <T> T trial(SqlWork<T> work) {
    try (Connection connection = pool.getConnection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      T result = work.on(connection);
      connection.rollback();
      return result;
    } catch (SQLException e) {
      boolean concurrency = SERIALIZATION_FAILURE.equals(e.getSQLState());
      throw new StoreException("database: " + firstLine(e), e, concurrency);
    }
  }

  /** Empty while the database answers. */
  public Optional<String> problem() {
    try (Connection connection = pool.getConnection()) {
      return connection.isValid(VALIDATION_SECONDS)
          ? Optional.empty()
          : Optional.of("the database does not answer");
    } catch (SQLException e) {
      return Optional.of("the database does not answer: " + firstLine(e));
    }
  }

  static String firstLine(SQLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getSQLState());
  }

  @Override
  public void close() {
    pool.close();
  }
}
