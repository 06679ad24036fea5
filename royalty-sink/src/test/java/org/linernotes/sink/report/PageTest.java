package org.linernotes.sink.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Function<String, List<String>> KEY = List::of;

  @Test
  void shouldGiveEveryItemOnceOverAllPages() {
    List<String> all = List.of("a", "b", "\uFFFD", "\uD83D\uDE00"); // by code points, as sorted
    List<String> seen = new ArrayList<>();
    @Nullable Cursor after = null;
    do {
      Page<String> page = Page.within(all, new PageRequest(3, after), KEY);
      seen.addAll(page.items());
      after = page.next();
    } while (after != null);

    assertThat(seen).isEqualTo(all);
  }
}
