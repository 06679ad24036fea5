package org.linernotes.sink.export;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.statement.MultiValue;

/**
 * What stands in the cells of a DSR-style report. Tabs, line ends and other control characters
 * become spaces. {@code |} divides the values of a cell; in a value it is escaped as {@code \|}, a
 * backslash as {@code \\}. Values of our own lists, such as use types, are marked as user-defined:
 * {@code linernotes::FINE_TUNING}. Nothing is escaped against spreadsheets: programs read this.
 */
final class DsrCell {
  private static final String NAMESPACE = "linernotes::";

  private DsrCell() {}

  static String of(@Nullable String text) {
    return text == null ? "" : MultiValue.escaped(oneLine(text));
  }

  static String of(List<String> values) {
    return values.stream().map(DsrCell::of).collect(Collectors.joining("|"));
  }

  /** A value of one of our own lists. */
  static String own(@Nullable Object value) {
    return value == null ? "" : NAMESPACE + of(value.toString());
  }

  private static String oneLine(String text) {
    boolean clean = text.chars().noneMatch(DsrCell::breaks);
    return clean ? text : replaced(text);
  }

  private static String replaced(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.chars().forEach(c -> line.append(breaks(c) ? ' ' : (char) c));
    return line.toString();
  }

  /** Also the line ends that only Unicode knows, at which some readers split. */
  private static boolean breaks(int c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
