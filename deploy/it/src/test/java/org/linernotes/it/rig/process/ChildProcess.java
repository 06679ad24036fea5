package org.linernotes.it.rig.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A process that is started, killed, stopped in its tracks and started again. It does not outlive
 * the tests' own process, unless that one is killed itself.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(60);

  private volatile Launch launch;
  private final Thread hook;
  private @Nullable Process process;

  public ChildProcess(Launch launch) {
    this.launch = launch;
    this.hook = new Thread(this::kill, "end of " + launch.name());
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** From its next start on it is this. */
  public synchronized void become(Launch next) {
    if (isAlive()) {
      throw new IllegalStateException(launch.name() + " runs (expected: ended)");
    }
    launch = next;
  }

  /** Starts it; {@link #awaitReady} returns when it works. */
  public synchronized void launch() {
    if (isAlive()) {
      throw new IllegalStateException(launch.name() + " runs already");
    }
    try {
      Files.createDirectories(launch.folder());
      ProcessBuilder builder = new ProcessBuilder(launch.command());
      builder.environment().putAll(launch.environment());
      builder.redirectOutput(launch.output().toFile());
      builder.redirectError(Redirect.appendTo(launch.log().toFile()));
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it said when it was ready, without how that line begins. */
  public String awaitReady() {
    return Awaitility.await(launch.name() + ", see " + launch.log())
        .atMost(START)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .until(this::said, Optional::isPresent)
        .orElseThrow();
  }

  /** Starts it and waits until it works. */
  public String start() {
    launch();
    return awaitReady();
  }

  private Optional<String> said() throws IOException {
    boolean alive = isAlive(); // before the look, else its last words could be missed
    try (Stream<String> lines = Files.lines(launch.output())) {
      Optional<String> ready = lines.filter(line -> line.startsWith(launch.ready())).findFirst();
      if (ready.isEmpty() && !alive) {
        throw new IllegalStateException(launch.name() + " ended early, see " + launch.log());
      }
      return ready.map(line -> line.substring(launch.ready().length()).strip());
    }
  }

  public String name() {
    return launch.name();
  }

  /** Its process id; it must have been started. */
  public synchronized long pid() {
    if (process == null) {
      throw new IllegalStateException(launch.name() + " was never started");
    }
    return process.pid();
  }

  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Kill -9: no shutdown hook runs. Nothing happens if it does not run. */
  public synchronized void kill() {
    if (process != null) {
      process.destroyForcibly();
      process.onExit().join();
    }
  }

  /** SIGTERM, and after a minute kill -9; its exit code. */
  public synchronized int stop() {
    if (process == null) {
      throw new IllegalStateException(launch.name() + " was never started");
    }
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping " + launch.name(), e);
    }
  }

  /** SIGSTOP: it keeps its connections and does nothing. */
  public void pause() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private synchronized void signal(String signal) {
    if (process != null && process.isAlive()) {
      Signals.send(signal, process.pid());
    }
  }

  @Override
  public void close() {
    kill();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      hook.setName("end of all"); // the shutdown is under way and ends it itself
    }
  }
}
