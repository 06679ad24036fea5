package org.linernotes.sink.postgres;

import org.linernotes.sink.batch.Projections;

/** Drops the projections, under the lock that keeps months from closing meanwhile. */
public final class DroppedProjections implements Projections {
  private static final String DROP = "SELECT drop_projections()";

  private final Database database;

  public DroppedProjections(Database database) {
    this.database = database;
  }

  @Override
  public void drop() {
    database.transaction(
        connection -> {
          MonthGate.lockForClosing(connection);
          return Query.of(DROP).list(connection, row -> row.getObject(1));
        });
  }
}
