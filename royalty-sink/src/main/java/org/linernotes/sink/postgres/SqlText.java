package org.linernotes.sink.postgres;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as PostgreSQL reads them from text: rows travel in bulk, and are cast there. */
public final class SqlText {

  private SqlText() {}

  public static String of(long value) {
    return Long.toString(value);
  }

  public static @Nullable String of(@Nullable BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }

  /** To the microsecond, which is all that the database keeps. */
  public static String of(Instant value) {
    return value.truncatedTo(ChronoUnit.MICROS).toString();
  }

  public static String of(YearMonth period) {
    return period.atDay(1).toString();
  }

  public static @Nullable String of(byte @Nullable [] value) {
    return value == null ? null : "\\x" + HexFormat.of().formatHex(value);
  }

  /** An array literal; every element is quoted, so that none can be taken for syntax or NULL. */
  public static String array(List<?> values) {
    return values.stream()
        .map(value -> quoted(value.toString()))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
