package org.linernotes.sink.statement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Several values in one cell, divided by {@code |}; a {@code |} or backslash in a value is escaped
 * by a backslash.
 */
public final class MultiValue {

  private MultiValue() {}

  public static String of(List<String> values) {
    return values.stream().map(MultiValue::escaped).collect(Collectors.joining("|"));
  }

  /** One value, so that it reads as one. */
  public static String escaped(String value) {
    boolean plain = value.indexOf('|') < 0 && value.indexOf('\\') < 0;
    return plain ? value : value.replace("\\", "\\\\").replace("|", "\\|");
  }
}
