package org.linernotes.sink.report;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * @param next where the next page begins; null: there is none
 */
public record Page<T>(List<T> items, @Nullable Cursor next) {

  /**
   * The page, of one item more than asked for: that it is there says that a next page is.
   *
   * @param key an item's sort key
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, List<String>> key) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = found.subList(0, limit);
    return new Page<>(List.copyOf(items), new Cursor(key.apply(items.get(limit - 1))));
  }
}
