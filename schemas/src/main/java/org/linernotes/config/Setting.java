package org.linernotes.config;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One environment variable: what it is called, what it means, what it is when absent.
 *
 * @param fallback the text to use when it is not set; null: it is required; empty: it is optional
 * @param parse throws IllegalArgumentException, whose message says what was expected
 */
public record Setting<T>(
    String name, @Nullable String fallback, String description, Function<String, T> parse) {

  public static Setting<String> text(String name, @Nullable String fallback, String description) {
    return new Setting<>(name, fallback, description, Function.identity());
  }

  /** A whole number within bounds, both included. */
  public static Setting<Integer> integer(
      String name, int fallback, int least, int most, String description) {
    return new Setting<>(
        name, Integer.toString(fallback), description, text -> within(text, least, most));
  }

  private static int within(String text, int least, int most) {
    int value;
    try {
      value = Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("a whole number " + least + ".." + most, e);
    }
    if (value < least || value > most) {
      throw new IllegalArgumentException("a whole number " + least + ".." + most);
    }
    return value;
  }
}
