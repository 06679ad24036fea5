package org.linernotes.it.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A broker that can be paused, killed and started again on the same folder and port. */
public final class BrokerProcess implements AutoCloseable {
  private static final String STARTED = "kafka ";
  private static final List<String> JVM =
      List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  private final Path folder;
  private Process process;
  private String bootstrapServers = "";

  private BrokerProcess(Path folder) {
    this.folder = folder;
    this.process = launch();
  }

  /** Starts it, and returns when clients can connect. */
  public static BrokerProcess start(Path folder) {
    return new BrokerProcess(folder);
  }

  private Process launch() {
    try {
      ProcessBuilder builder = new ProcessBuilder(Command.java(JVM, BrokerMain.class));
      builder.command().add(folder.resolve("kafka").toString());
      builder.redirectError(Path.of("target", "broker.log").toFile());
      Process launched = builder.start();
      BufferedReader output = launched.inputReader(StandardCharsets.UTF_8);
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith(STARTED)) {
          bootstrapServers = line.substring(STARTED.length());
          return launched;
        }
      }
      throw new IllegalStateException("the broker ended at its start, see target/broker.log");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same after a restart, as long as nobody else takes the port. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** It still has its connections, and answers nothing. */
  public void pause() {
    signal("-STOP");
  }

  public void resume() {
    signal("-CONT");
  }

  private void signal(String name) {
    try {
      int exit = new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill " + name + " ended with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Kill -9. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts it again after a kill. */
  public void restart() {
    process = launch();
  }

  @Override
  public void close() {
    kill();
  }
}
