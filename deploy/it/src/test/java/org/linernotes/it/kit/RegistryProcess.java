package org.linernotes.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A real Apicurio registry as a process of its own, with its data in memory. */
public final class RegistryProcess implements AutoCloseable {
  private static final Path FOLDER = Path.of("target", "registry");
  private static final Path LOG = Path.of("target", "registry.log");
  private static final Duration START = Duration.ofSeconds(90);

  private final Process process;
  private final String url;

  private RegistryProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts it; {@link #awaitReady} returns when it answers. */
  public static RegistryProcess start() {
    try {
      int port = freePort();
      ProcessBuilder builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-jar",
              jar().toAbsolutePath().toString());
      builder.environment().putAll(environment(port));
      builder.redirectErrorStream(true).redirectOutput(LOG.toFile());
      return new RegistryProcess(builder.start(), "http://127.0.0.1:" + port + "/apis/ccompat/v7");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> environment(int port) {
    return Map.of(
        "QUARKUS_HTTP_PORT",
        Integer.toString(port),
        "QUARKUS_HTTP_HOST",
        "127.0.0.1",
        "APICURIO_STORAGE_KIND",
        "sql",
        "APICURIO_STORAGE_SQL_KIND",
        "h2",
        "APICURIO_DATASOURCE_URL",
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  private static Path jar() throws IOException {
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        return files
            .filter(file -> file.toString().endsWith("-runner.jar"))
            .findFirst()
            .orElseThrow(RegistryProcess::absent);
      }
    }
    throw absent();
  }

  private static IllegalStateException absent() {
    return new IllegalStateException(
        FOLDER.toAbsolutePath() + " holds no registry (expected: unpacked by mvn verify)");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  public String url() {
    return url;
  }

  public void awaitReady() {
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
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url + "/subjects")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the registry", e);
    }
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
