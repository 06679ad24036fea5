package org.linernotes.sink.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void shouldComeBackAsItWasSent() {
    Cursor cursor = new Cursor(List.of("träck,1", "", "a b"));

    assertThat(Cursor.decode("lines", 3, cursor.encode("lines"))).isEqualTo(cursor);
  }

  @Test
  void shouldRefuseTheCursorOfAnotherList() {
    String cursor = new Cursor(List.of("artist-1")).encode("artists");

    assertThatThrownBy(() -> Cursor.decode("entries", 1, cursor))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "AAAA", "_____w", "bGluZXM"})
  void shouldRefuseWhatIsNoCursor(String text) {
    assertThatThrownBy(() -> Cursor.decode("lines", 1, text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldSayThatThereIsMoreOnlyWhenThereIs() {
    assertThat(Page.of(List.of("a", "b"), 2, List::of).next()).isNull();
    assertThat(Page.of(List.of("a", "b", "c"), 2, List::of))
        .isEqualTo(new Page<>(List.of("a", "b"), new Cursor(List.of("b"))));
  }
}
