package org.linernotes.bench.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own with the class path of this one. It is ended with this process; what it writes
 * to standard error goes to a file.
 */
public final class Child implements AutoCloseable {
  private static final long STOP_SECONDS = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final BufferedReader out;
  private final Writer in;

  /**
   * What to run.
   *
   * @param environment beside what this process has
   */
  public record Spec(
      String name,
      String mainClass,
      List<String> flags,
      List<String> arguments,
      Map<String, String> environment) {}

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.in =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * @param folder where NAME.log is kept
   */
  public static Child start(Spec spec, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(spec.flags());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), spec.mainClass()));
    command.addAll(spec.arguments());
    Path log = folder.resolve(spec.name() + ".log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(spec.environment());
    try {
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new Child(spec.name(), process, log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /**
   * Waits for a line that begins with a word.
   *
   * @return what follows the word
   * @throws IllegalStateException if the process ends without it
   */
  public String await(String word) {
    try {
      String line = out.readLine();
      while (line != null && !line.startsWith(word + " ")) {
        line = out.readLine();
      }
      if (line == null) {
        throw new IllegalStateException(name + " ended before it said '" + word + "': see " + log);
      }
      return line.substring(word.length() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be heard", e);
    }
  }

  /** Gives it a line on its standard input. */
  public void say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not listen: see " + log, e);
    }
  }

  public long pid() {
    return process.pid();
  }

  /** Processor time used since it started, in user and kernel mode. */
  public double cpuSeconds() {
    return cpuSeconds(process.toHandle());
  }

  /** The same, of this process. */
  public static double ownCpuSeconds() {
    return cpuSeconds(ProcessHandle.current());
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0;
  }

  /** Kill -9, and waits until it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Asks it to end, by SIGTERM where there is one, and waits for that. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
