package org.linernotes.sink.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CopyTest {

  @Test
  void shouldEscapeWhatCopyTakesForSyntax() {
    Rows rows = new Rows(3);
    rows.add("tab\there", null, "back\\slash");
    rows.add("line\nbreak\r", "\\N", "");

    assertThat(Copy.text(rows))
        .isEqualTo("tab\\there\t\\N\tback\\\\slash\nline\\nbreak\\r\t\\\\N\t\n");
  }

  @Test
  void shouldQuoteEveryElementOfAnArray() {
    assertThat(SqlText.array(List.of("a,b", "NULL", "say \"hi\"", "back\\slash", "{}", "")))
        .isEqualTo("{\"a,b\",\"NULL\",\"say \\\"hi\\\"\",\"back\\\\slash\",\"{}\",\"\"}");
  }

  @Test
  void shouldRefuseARowThatDoesNotFit() {
    assertThatThrownBy(() -> new Rows(2).add("one")).hasMessage("columns: 1 (expected: 2)");
  }
}
