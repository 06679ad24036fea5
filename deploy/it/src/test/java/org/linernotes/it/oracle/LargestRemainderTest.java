package org.linernotes.it.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

  @Test
  void shouldGiveWhatRoundingLeavesToTheFirstOfEquals() {
    assertThat(shares("100", 1, 1, 1))
        .containsExactly("33.333333334", "33.333333333", "33.333333333");
  }

  @Test
  void shouldGiveWhatRoundingLeavesToTheLargestRemainder() {
    // 0.142857142|8, 0.285714285|7, 0.571428571|4
    assertThat(shares("1", 1, 2, 4)).containsExactly("0.142857143", "0.285714286", "0.571428571");
  }

  @Test
  void shouldShareEquallyWhereNothingHasWeight() {
    assertThat(shares("0.000000003", 0, 0)).containsExactly("0.000000002", "0.000000001");
  }

  @Test
  void shouldGiveNothingToWhatHasNoWeight() {
    assertThat(shares("10", 0, 3, 3)).containsExactly("0.000000000", "5.000000000", "5.000000000");
  }

  private static List<String> shares(String amount, long... weights) {
    List<BigInteger> of = LongStream.of(weights).mapToObj(BigInteger::valueOf).toList();
    return LargestRemainder.of(new BigDecimal(amount), of).stream()
        .map(BigDecimal::toPlainString)
        .toList();
  }
}
