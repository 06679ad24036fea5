package org.linernotes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void shouldAlignNumbersToTheRight() {
    TextTable table = new TextTable("PARTY", "AMOUNT");
    table.row("ambergate-music", "1,204.500000000");
    table.row("brasswick", "-3.000000000");
    assertThat(table.text())
        .isEqualTo(
            """
            PARTY                     AMOUNT
            ambergate-music  1,204.500000000
            brasswick           -3.000000000
            """);
  }

  @Test
  void shouldTakeADashForTheNumberThatIsMissing() {
    TextTable table = new TextTable("CURRENCY", "SUM");
    table.row("EUR", "-");
    table.row("GBP", "1.50");
    assertThat(table.text()).isEqualTo("CURRENCY   SUM\nEUR          -\nGBP       1.50\n");
  }

  @Test
  void shouldEndNoLineWithBlanks() {
    TextTable table = new TextTable("KEY", "STATE");
    table.row("a", "works");
    table.row("b", "-");
    assertThat(table.text()).isEqualTo("KEY  STATE\na    works\nb    -\n");
  }

  @Test
  void shouldRefuseRowsOfAnotherWidth() {
    TextTable table = new TextTable("ONE");
    assertThatThrownBy(() -> table.row("a", "b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("cells: 2 (expected: 1)");
  }
}
