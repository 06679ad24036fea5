package org.linernotes.it.kit.postgres;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/**
 * PostgreSQL's driver, with somebody who hears of each step of the books' connection: so that tests
 * can stop, break or end a transaction between any two of its steps, without a seam in the service.
 */
public final class WatchedDriver implements Driver, AutoCloseable {
  private static final String PARAMETER = "watched=";
  private static final List<String> WRITES = List.of("INSERT", "UPDATE", "DELETE", "COPY");
  private static final int LABEL = 60;
  private static final int END = 10;

  private final org.postgresql.Driver driver = new org.postgresql.Driver();
  private final String mark = PARAMETER + UUID.randomUUID();
  private final Steps steps;

  private WatchedDriver(Steps steps) {
    this.steps = steps;
  }

  /** From now on {@link #url} leads to it. */
  public static WatchedDriver register(Steps steps) {
    WatchedDriver watched = new WatchedDriver(steps);
    try { // the first that takes a URL is asked, and PostgreSQL's own would take this one too
      boolean first = org.postgresql.Driver.isRegistered();
      if (first) {
        org.postgresql.Driver.deregister();
      }
      DriverManager.registerDriver(watched);
      org.postgresql.Driver.register();
    } catch (SQLException e) {
      throw new IllegalStateException("not registered", e);
    }
    return watched;
  }

  /** The same database, reached under this driver's eyes. */
  public String url(String url) {
    return url + (url.contains("?") ? "&" : "?") + mark;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.endsWith(mark);
  }

  @Override
  public @Nullable Connection connect(String url, Properties properties) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    String plain = url.substring(0, url.length() - mark.length() - 1);
    Connection connection = driver.connect(plain, properties);
    boolean books = properties.getProperty("ApplicationName", "").endsWith(" books");
    return books && connection != null ? new Watched(connection).proxy() : connection;
  }

  /** One connection. */
  private final class Watched {
    private final Connection connection;

    /** This transaction has sent something that is to be kept. */
    private boolean wrote;

    Watched(Connection connection) {
      this.connection = connection;
    }

    Connection proxy() {
      return proxy(Connection.class, this::call);
    }

    private <T> T proxy(Class<T> type, InvocationHandler handler) {
      return type.cast(
          Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object call(Object proxy, Method method, @Nullable Object[] arguments)
        throws Throwable {
      return switch (method.getName()) {
        case "prepareStatement" ->
            statement(PreparedStatement.class, method, arguments, String.valueOf(arguments[0]));
        case "createStatement" -> statement(Statement.class, method, arguments, "");
        case "commit" -> commit();
        case "unwrap" -> proxy(PGConnection.class, this::copy);
        default -> invoke(connection, method, arguments);
      };
    }

    private <T extends Statement> T statement(
        Class<T> type, Method method, @Nullable Object[] arguments, String sql) throws Throwable {
      Object made = Objects.requireNonNull(invoke(connection, method, arguments));
      return proxy(type, (proxy, m, a) -> execute((Statement) made, m, a, sql));
    }

    private @Nullable Object commit() throws SQLException {
      boolean writing = wrote;
      reached(writing ? Steps.COMMIT : Steps.LOOKED);
      connection.commit();
      wrote = false;
      if (writing) {
        reached(Steps.COMMITTED);
      }
      return null;
    }

    private @Nullable Object execute(
        Statement statement, Method method, @Nullable Object @Nullable [] arguments, String sql)
        throws Throwable {
      if (method.getName().startsWith("execute")) {
        reached(label(arguments == null ? sql : String.valueOf(arguments[0])));
      }
      return invoke(statement, method, arguments);
    }

    private @Nullable Object copy(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      return method.getName().equals("getCopyAPI")
          ? new Copies(connection.unwrap(BaseConnection.class))
          : invoke(connection.unwrap(PGConnection.class), method, arguments);
    }

    private final class Copies extends CopyManager {
      Copies(BaseConnection connection) throws SQLException {
        super(connection);
      }

      @Override
      public long copyIn(String sql, Reader from) throws SQLException, IOException {
        reached(label(sql));
        return super.copyIn(sql, from);
      }
    }

    private void reached(String label) throws SQLException {
      boolean passed = false;
      wrote |= WRITES.stream().anyMatch(label::startsWith);
      try {
        steps.reached(label);
        passed = true;
      } finally {
        if (!passed) {
          connection.abort(Runnable::run);
        }
      }
    }
  }

  private static String label(String sql) {
    return sql.length() <= LABEL
        ? sql
        : sql.substring(0, LABEL) + ".." + sql.substring(sql.length() - END);
  }

  private static @Nullable Object invoke(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() {
    return driver.getParentLogger();
  }

  @Override
  public void close() {
    try {
      DriverManager.deregisterDriver(this);
    } catch (SQLException e) {
      throw new IllegalStateException("not taken away", e);
    }
  }
}
