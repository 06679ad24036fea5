package org.linernotes.sink.postgres;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells a row that the database will never take from a database that is in trouble. Only what is
 * about the data itself counts: whoever takes a lost connection, a full disk, a deadlock or a
 * timeout for a bad record would set good ones aside.
 */
final class Refusals {
  private static final int CLASS = 2;

  /** Data exceptions, constraints, and limits of a row or an index. */
  private static final Set<String> CLASSES = Set.of("22", "23", "54");

  private Refusals() {}

  static boolean isOne(SQLException e) {
    String state = e.getSQLState();
    return state != null && state.length() > CLASS && CLASSES.contains(state.substring(0, CLASS));
  }
}
