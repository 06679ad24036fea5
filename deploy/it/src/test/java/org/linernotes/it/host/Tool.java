package org.linernotes.it.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** A command of the system, which may be absent or not allowed here. */
final class Tool {
  private Tool() {}

  /** True if it ran and ended well. */
  static boolean runs(String... command) {
    try {
      return start(List.of(command)).waitFor() == 0;
    } catch (UncheckedIOException e) {
      return false; // there is no such command
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
