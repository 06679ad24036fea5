package org.linernotes.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in columns of even width; what looks like a number stands to the right. */
final class TextTable {
  private static final String GAP = "  ";
  private static final String NONE = "-";
  private static final String NUMBER = "-?[0-9][0-9,]*(\\.[0-9]+)?";

  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  TextTable(String... head) {
    this.columns = head.length;
    rows.add(List.of(head));
  }

  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("cells: " + cells.length + " (expected: " + columns + ")");
    }
    rows.add(List.of(cells));
  }

  /** The table, each row ended by a line break. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(i == 0 ? "" : GAP).append(padded(row.get(i), i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(String cell, int column) {
    String blanks = " ".repeat(width(column) - cell.length());
    return isNumeric(column) ? blanks + cell : cell + blanks;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private boolean isNumeric(int column) {
    List<String> cells =
        rows.stream().skip(1).map(row -> row.get(column)).filter(c -> !c.equals(NONE)).toList();
    return !cells.isEmpty() && cells.stream().allMatch(c -> c.matches(NUMBER));
  }
}
