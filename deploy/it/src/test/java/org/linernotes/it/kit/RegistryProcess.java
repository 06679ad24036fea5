package org.linernotes.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A real Apicurio registry as a process of its own, with its data in memory. */
final class RegistryProcess implements AutoCloseable {
  private static final Path LOG = Path.of("target", "registry.log");
  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final String url;

  private RegistryProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it; {@link #awaitReady} returns when it answers. */
  static RegistryProcess start() {
    try {
      int port = freePort();
      String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
      ProcessBuilder builder = new ProcessBuilder(Apicurio.command());
      builder.environment().putAll(Apicurio.environment(port, database));
      builder.redirectErrorStream(true).redirectOutput(LOG.toFile());
      return new RegistryProcess(builder.start(), Apicurio.url(port));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  String url() {
    return url;
  }

  void awaitReady() {
    Awaitility.await("registry, see " + LOG.toAbsolutePath())
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .until(this::answers);
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the registry ended with " + process.exitValue() + ", see " + LOG.toAbsolutePath());
    }
    return Apicurio.answers(url);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
