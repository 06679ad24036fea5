package org.linernotes.sink.postgres;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a table as text, in the order of its columns. */
public final class Rows {
  private final List<@Nullable String[]> rows = new ArrayList<>();
  private final int width;

  public Rows(int width) {
    this.width = width;
  }

  public void add(@Nullable String... values) {
    if (values.length != width) {
      throw new IllegalArgumentException(
          "columns: " + values.length + " (expected: " + width + ")");
    }
    rows.add(values);
  }

  List<@Nullable String[]> all() {
    return rows;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  int size() {
    return rows.size();
  }

  /** One column of all rows. */
  @Nullable String[] column(int index) {
    @Nullable String[] values = new String[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = rows.get(i)[index];
    }
    return values;
  }
}
