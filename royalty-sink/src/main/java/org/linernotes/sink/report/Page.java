package org.linernotes.sink.report;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  /**
   * A page of a list that is at hand.
   *
   * @param all in the order of their keys
   */
  public static <T> Page<T> within(List<T> all, PageRequest page, Function<T, List<String>> key) {
    Cursor after = page.after();
    List<T> left =
        all.stream()
            .filter(item -> after == null || compare(key.apply(item), after.key()) > 0)
            .limit(page.limit() + 1L)
            .toList();
    return of(left, page.limit(), key);
  }

  /** As the database orders them: by code points. */
  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < one.size(); i++) {
      int order =
          Arrays.compareUnsigned(
              one.get(i).getBytes(StandardCharsets.UTF_8),
              other.get(i).getBytes(StandardCharsets.UTF_8));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
