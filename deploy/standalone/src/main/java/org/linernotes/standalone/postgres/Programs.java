package org.linernotes.standalone.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.linernotes.standalone.StartException;

/**
 * Runs PostgreSQL's programs.
 *
 * @param home the folder with {@code bin}
 * @param output the file that takes what they print
 */
record Programs(Path home, Path output) {
  private static final long TIMEOUT_SECONDS = 120;

  /**
   * Runs a program to its end.
   *
   * @throws StartException if it fails, or takes more than two minutes
   */
  void run(String program, List<String> arguments) {
    List<String> command = new ArrayList<>(asOrdinaryUser());
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      await(program, process);
    } catch (IOException e) {
      throw new StartException("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    }
  }

  private void await(String program, Process process) {
    try {
      boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0) {
        throw new StartException(
            "PostgreSQL: "
                + program
                + (ended ? " failed with exit code " + process.exitValue() : " timed out")
                + ", see "
                + output);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new StartException("interrupted while running " + program, e);
    }
  }

  /**
   * PostgreSQL refuses to run as root. In a user namespace of its own (containers, CI machines) it
   * sees another user, while its files stay root's.
   */
  private static List<String> asOrdinaryUser() {
    boolean root = "root".equals(System.getProperty("user.name"));
    return root ? List.of("unshare", "--user") : List.of();
  }
}
