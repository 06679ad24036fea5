package org.linernotes.it.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a real Apicurio registry is run, and whether it works. */
public final class Apicurio {
  private static final Path FOLDER = Path.of("target", "registry");

  private Apicurio() {}

  /** What to run, with {@link #environment}. */
  public static List<String> command() throws IOException {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-jar",
        jar().toAbsolutePath().toString());
  }

  /**
   * Its settings.
   *
   * @param database of H2, a JDBC URL
   */
  public static Map<String, String> environment(int port, String database) {
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
        database);
  }

  /** Where it speaks as Confluent's registry does. */
  public static String url(int port) {
    return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
  }

  /** Whether it lists its subjects. */
  public static boolean answers(String url) {
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

  private static Path jar() throws IOException {
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> files = Files.list(FOLDER)) {
        return files
            .filter(file -> file.toString().endsWith("-runner.jar"))
            .findFirst()
            .orElseThrow(Apicurio::absent);
      }
    }
    throw absent();
  }

  private static IllegalStateException absent() {
    return new IllegalStateException(
        FOLDER.toAbsolutePath() + " holds no registry (expected: unpacked by mvn verify)");
  }
}
