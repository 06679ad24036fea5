package org.linernotes.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Rows after RFC 4180, with line feeds. */
final class Csv {
  private Csv() {}

  static String row(String... cells) {
    return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")) + "\n";
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
