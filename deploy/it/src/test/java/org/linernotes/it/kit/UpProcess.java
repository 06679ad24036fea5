package org.linernotes.it.kit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code up} as a process of its own, and {@code keys add} beside it. */
public final class UpProcess implements AutoCloseable {
  private static final String READY = "ready ";
  private static final long STOP_SECONDS = 40;

  private final Path folder;
  private final Process process;
  private final String url;

  private UpProcess(Path folder, Process process, String url) {
    this.folder = folder;
    this.process = process;
    this.url = url;
  }

  /** Starts it on a data folder, on a free port, and returns when it says that it is ready. */
  public static UpProcess start(Path folder) {
    Process process =
        Command.start(log(), "up", "--data", folder.resolve("data").toString(), "--port", "0");
    List<String> lines = new ArrayList<>();
    try {
      BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        lines.add(line);
        if (line.startsWith(READY)) {
          return new UpProcess(folder, process, line.substring(READY.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("up ended before it was ready, it said " + lines);
  }

  private static File log() {
    try {
      return Files.createDirectories(Path.of("target")).resolve("up.log").toFile();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String url() {
    return url;
  }

  /**
   * Makes a key with the command line.
   *
   * @param subject empty where the role has none
   */
  public String key(String role, String subject) {
    List<String> command = new ArrayList<>(List.of("keys", "add", "--role", role));
    if (!subject.isEmpty()) {
      command.addAll(List.of("--subject", subject));
    }
    command.addAll(List.of("--data", data().toString()));
    Command added = Command.run(command.toArray(String[]::new));
    if (added.exit() != 0) {
      throw new IllegalStateException("keys add ended with " + added);
    }
    return added.out().strip();
  }

  /** Its data folder. */
  public Path data() {
    return folder.resolve("data");
  }

  /** The API with a new key that works. */
  public Api api(String role, String subject) {
    Api api = Api.of(url, key(role, subject));
    Keys.awaitWorking(api);
    return api;
  }

  /** Kill -9: no shutdown hook runs. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** SIGTERM; the process must end by itself, in time and cleanly. */
  public void stop() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        kill();
        throw new AssertionError("up runs " + STOP_SECONDS + " s after SIGTERM");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping", e);
    }
  }

  /** Ends it if it still runs; cleanly where it can, so that its database server ends too. */
  @Override
  public void close() {
    if (process.isAlive()) {
      stop();
    }
  }
}
