package org.linernotes.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Decisions by chance. */
record Draw(SplittableRandom random) {

  <T> T from(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** True so many times in a thousand. */
  boolean perMille(int times) {
    return random.nextInt(1000) < times;
  }

  /** A whole number, both bounds included. */
  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  String hex(int digits) {
    StringBuilder text = new StringBuilder();
    while (text.length() < digits) {
      text.append(Character.forDigit(random.nextInt(16), 16));
    }
    return text.toString();
  }
}
