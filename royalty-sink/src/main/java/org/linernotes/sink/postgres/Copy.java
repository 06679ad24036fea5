package org.linernotes.sink.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Appends rows by {@code COPY}, in its text form. */
public final class Copy {

  private Copy() {}

  public static void into(Connection connection, String tableAndColumns, Rows rows)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("COPY " + tableAndColumns + " FROM STDIN", new StringReader(text(rows)));
    } catch (IOException e) {
      throw new SQLException("COPY " + tableAndColumns + ": " + e.getMessage(), e);
    }
  }

  static String text(Rows rows) {
    StringBuilder text = new StringBuilder(rows.size() * 80);
    for (@Nullable String[] row : rows.all()) {
      for (int i = 0; i < row.length; i++) {
        text.append(i == 0 ? "" : "\t");
        append(text, row[i]);
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}
