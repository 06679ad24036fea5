package org.linernotes.sink.report;

import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose problems are asked for.
 *
 * @param kind null: all kinds
 */
public record ProblemFilter(String platform, YearMonth month, UseProblem.@Nullable Kind kind) {

  /** The kinds to list, from that at which the page before ended. */
  public List<UseProblem.Kind> kindsFrom(@Nullable Cursor after) {
    return List.of(UseProblem.Kind.values()).stream()
        .filter(one -> kind == null || kind == one)
        .filter(one -> after == null || one.compareTo(kindOf(after)) >= 0)
        .toList();
  }

  /**
   * Refuses a cursor that no page of this list had.
   *
   * @throws IllegalArgumentException if it is one
   */
  @SuppressWarnings("ReturnValueIgnored") // read to see whether they can be
  public static void check(Cursor after) {
    List<String> key = after.key();
    if (kindOf(after).setAside()) {
      Integer.parseInt(key.get(2));
      Long.parseLong(key.get(3));
    } else {
      UUID.fromString(key.get(2));
    }
  }

  private static UseProblem.Kind kindOf(Cursor after) {
    return UseProblem.Kind.parse(after.key().get(0));
  }
}
