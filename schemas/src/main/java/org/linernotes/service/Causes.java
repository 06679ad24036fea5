package org.linernotes.service;

import java.util.LinkedHashSet;
import java.util.Set;

/** What went wrong, in one line. */
final class Causes {
  private static final int MOST = 5;

  private Causes() {}

  /** Its message and those of its causes, each once, from the outermost in. */
  static String of(Throwable failure) {
    Set<String> lines = new LinkedHashSet<>();
    Throwable cause = failure;
    for (int i = 0; i < MOST && cause != null; i++) {
      String message = cause.getMessage();
      lines.add(
          message == null
              ? cause.getClass().getSimpleName()
              : message.lines().findFirst().orElse("").strip());
      cause = cause.getCause();
    }
    return String.join(": ", lines);
  }
}
