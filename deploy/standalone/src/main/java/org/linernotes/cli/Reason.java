package org.linernotes.cli;

/** Why a month was reviewed or closed: words, not blanks. */
final class Reason {
  private Reason() {}

  static String of(String text) {
    if (text.isBlank()) {
      throw new CliException("--reason '" + text + "' (expected: why, in words)");
    }
    return text.strip();
  }
}
