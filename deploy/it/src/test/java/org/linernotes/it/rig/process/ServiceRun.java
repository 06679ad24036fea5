package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service that ended by itself.
 *
 * @param exit its exit code; -1 if it had to be killed
 * @param lines of its standard error that are not of its log, which is JSON
 */
public record ServiceRun(int exit, List<String> lines) {
  private static final long LIMIT_SECONDS = 120;

  /** Runs a service's main class with these variables, and no others of ours, to its end. */
  public static ServiceRun of(ServiceKind kind, Map<String, String> environment) {
    Process process = null;
    try {
      Path err = Files.createTempFile(kind.word(), ".err");
      ProcessBuilder builder = new ProcessBuilder(Launch.java(kind.heap(), kind.main()));
      builder.environment().keySet().removeIf(name -> name.startsWith("LINERNOTES_"));
      builder.environment().putAll(environment);
      builder.redirectError(err.toFile()).redirectOutput(ProcessBuilder.Redirect.DISCARD);
      process = builder.start();
      boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
      int exit = ended ? process.exitValue() : -1;
      List<String> lines = lines(err);
      Files.delete(err);
      return new ServiceRun(exit, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + kind.word() + " ran", e);
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
    }
  }

  private static List<String> lines(Path err) throws IOException {
    return Files.readAllLines(err, StandardCharsets.UTF_8).stream()
        .filter(line -> !line.startsWith("{"))
        .toList();
  }
}
