package org.linernotes.it.kit.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database and the role to use it as. */
public record Database(String url, String user, String password) {

  /** A new, empty database on the same server, with the same role. */
  public Database create(String name) {
    execute("CREATE DATABASE " + name);
    int query = url.indexOf('?');
    String server = query < 0 ? url : url.substring(0, query);
    String parameters = query < 0 ? "" : url.substring(query);
    int slash = server.lastIndexOf('/');
    return new Database(server.substring(0, slash + 1) + name + parameters, user, password);
  }

  /** The same database as another role. */
  public Database as(String otherUser, String otherPassword) {
    return new Database(url, otherUser, otherPassword);
  }

  /**
   * Runs one statement.
   *
   * @throws DatabaseException with the server's answer if it refuses
   */
  public int execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      return statement.execute(sql) ? 0 : statement.getUpdateCount();
    } catch (SQLException e) {
      throw new DatabaseException(String.valueOf(e.getSQLState()), sql, e);
    }
  }

  /** The first column of every row. */
  public List<String> texts(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(String.valueOf(rows.getString(1)));
      }
      return texts;
    } catch (SQLException e) {
      throw new DatabaseException(String.valueOf(e.getSQLState()), sql, e);
    }
  }
}
