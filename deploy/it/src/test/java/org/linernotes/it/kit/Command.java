package org.linernotes.it.kit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.linernotes.cli.Main;

/**
 * The {@code linernotes} command as a process of its own, of the classes that the tests run with.
 *
 * @param exit its exit code
 */
public record Command(int exit, String out, String err) {
  /** Short lives: what takes long to warm up is not worth it. */
  private static final List<String> JVM =
      List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  /** Runs it to its end. */
  public static Command run(String... arguments) {
    return run(Map.of(), arguments);
  }

  /**
   * The same.
   *
   * @param environment beside what the tests' own process has
   */
  public static Command run(Map<String, String> environment, String... arguments) {
    try {
      File err = Files.createTempFile("command", ".err").toFile();
      Process process = start(err, environment, arguments);
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      String errors = Files.readString(err.toPath());
      Files.delete(err.toPath());
      return new Command(exit, out, errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a command ran", e);
    }
  }

  /** Starts it; its standard error is appended to a file. */
  static Process start(File err, String... arguments) {
    return start(err, Map.of(), arguments);
  }

  private static Process start(File err, Map<String, String> environment, String... arguments) {
    List<String> command = java(JVM, Main.class);
    command.addAll(Arrays.asList(arguments));
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(err));
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JVM with the classes that the tests run with. */
  static List<String> java(List<String> flags, Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    return command;
  }
}
