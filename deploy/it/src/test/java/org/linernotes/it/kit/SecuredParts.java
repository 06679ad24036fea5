package org.linernotes.it.kit;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.kafka.EmbeddedKafka;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/**
 * A broker that takes clients over TLS with a password only (SASL), a database that takes them over
 * TLS only, and the run's registry behind a password.
 */
public final class SecuredParts implements Parts {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\""
          + " password=\"%s\"";

  private final Path certificate;
  private final EmbeddedKafka kafka;
  private final EmbeddedDatabase database;
  private final HttpServer registry;

  private SecuredParts(Path folder, String registryUrl) throws IOException {
    PemCertificate pem = PemCertificate.make(folder);
    certificate = pem.certificate();
    database =
        EmbeddedDatabase.start(
            folder.resolve("postgres"),
            EmbeddedDatabase.Durability.PROCESS,
            Map.of(
                "ssl", "on",
                "ssl_cert_file", pem.certificate().toString(),
                "ssl_key_file", pem.key().toString(),
                "hba_file", tlsOnly(folder).toString()));
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), broker(pem));
    registry = guarded(URI.create(registryUrl));
  }

  /**
   * Starts them.
   *
   * @param plain whose registry is put behind a password
   */
  public static SecuredParts start(Parts plain) {
    Path folder = Path.of("target", "secured").toAbsolutePath();
    try {
      Folders.delete(folder);
      return new SecuredParts(folder, plain.registryUrl());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> broker(PemCertificate pem) {
    return Map.of(
        "listener.security.protocol.map", "BROKER:SASL_SSL,CONTROLLER:PLAINTEXT",
        "sasl.enabled.mechanisms", "PLAIN",
        "sasl.mechanism.inter.broker.protocol", "PLAIN",
        "listener.name.broker.plain.sasl.jaas.config",
            LOGIN.formatted("broker", "between")
                + " user_broker=\"between\" user_linernotes=\"it-secret\";",
        "ssl.keystore.type", "PKCS12",
        "ssl.keystore.location", pem.store().toString(),
        "ssl.keystore.password", PemCertificate.PASSWORD,
        "ssl.truststore.type", "PEM",
        "ssl.truststore.location", pem.certificate().toString());
  }

  private static Path tlsOnly(Path folder) throws IOException {
    Path file = folder.resolve("hba.conf");
    Files.writeString(file, "hostssl all all 127.0.0.1/32 trust\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    return file;
  }

  private static HttpServer guarded(URI real) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    server
        .createContext("/", exchange -> forward(client, real, exchange))
        .setAuthenticator(
            new BasicAuthenticator("registry") {
              @Override
              public boolean checkCredentials(String user, String password) {
                return user.equals("linernotes") && password.equals("it-secret");
              }
            });
    server.start();
    return server;
  }

  private static void forward(HttpClient client, URI real, HttpExchange exchange)
      throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(real.resolve(exchange.getRequestURI()))
            .header("content-type", "application/vnd.schemaregistry.v1+json")
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .build();
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public String registryUrl() {
    return "http://127.0.0.1:" + registry.getAddress().getPort() + "/apis/ccompat/v7";
  }

  @Override
  public Database admin() {
    return new Database(
        "jdbc:postgresql://127.0.0.1:"
            + database.port()
            + "/postgres?sslmode=verify-full&sslrootcert="
            + certificate,
        EmbeddedDatabase.SUPERUSER,
        "");
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "LINERNOTES_KAFKA_CLIENT_SECURITY_PROTOCOL", "SASL_SSL",
        "LINERNOTES_KAFKA_CLIENT_SASL_MECHANISM", "PLAIN",
        "LINERNOTES_KAFKA_CLIENT_SASL_JAAS_CONFIG",
            LOGIN.formatted("linernotes", "it-secret") + ";",
        "LINERNOTES_KAFKA_CLIENT_SSL_TRUSTSTORE_TYPE", "PEM",
        "LINERNOTES_KAFKA_CLIENT_SSL_TRUSTSTORE_LOCATION", certificate.toString(),
        "LINERNOTES_SCHEMA_REGISTRY_CLIENT_BASIC_AUTH_CREDENTIALS_SOURCE", "USER_INFO",
        "LINERNOTES_SCHEMA_REGISTRY_CLIENT_BASIC_AUTH_USER_INFO", "linernotes:it-secret");
  }

  @Override
  public void close() {
    registry.stop(0);
    kafka.close();
    database.close();
  }
}
