package org.linernotes.it.kit.postgres;

import java.sql.SQLException;

/** Hears of every step of a watched connection, before and after it is taken. */
@FunctionalInterface
public interface Steps {
  /** The label of the moment after such a commit was answered. */
  String COMMITTED = "COMMITTED";

  /** The label of the moment before a commit of what was written is sent. */
  String COMMIT = "COMMIT";

  /** The label of the moment before a transaction ends that wrote nothing. */
  String LOOKED = "LOOKED";

  /**
   * Called on the thread that takes the step. Whatever it throws is thrown in place of the step, on
   * a connection that is cut: nothing of its transaction is left but what was committed.
   *
   * @param label the beginning and the end of the SQL, or one of the constants
   */
  void reached(String label) throws SQLException;

  /** What a driver says of a connection that is gone. */
  static SQLException broken(String label) {
    return new SQLException("broken at " + label, "08006");
  }
}
