package org.linernotes.http;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linernotes.access.token.TokenSettings;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;

/**
 * Where a process listens, and what it lets clients hold.
 *
 * @param tls empty: plain HTTP
 */
public record HttpSettings(String host, int port, Limits limits, Optional<Tls> tls) {
  private static final int KIB = 1024;

  public static final Setting<String> HOST =
      Setting.text("LINERNOTES_HTTP_HOST", "127.0.0.1", "Address to listen on");
  public static final Setting<Integer> PORT =
      Setting.integer(
          "LINERNOTES_HTTP_PORT", 8080, 0, 65535, "Port to listen on; 0 takes a free one");
  public static final Setting<Integer> MAX_CONNECTIONS =
      Setting.integer(
          "LINERNOTES_HTTP_MAX_CONNECTIONS",
          1024,
          1,
          1_000_000,
          "Open connections; one more is answered 503 and closed (with TLS: closed)");
  public static final Setting<Integer> HEADER_SECONDS =
      Setting.integer(
          "LINERNOTES_HTTP_HEADER_SECONDS",
          10,
          1,
          600,
          "How long a request's head may take from its first byte, with the TLS handshake before"
              + " it, and a body that goes on after its answer; then the connection is closed");
  public static final Setting<Integer> IDLE_SECONDS =
      Setting.integer(
          "LINERNOTES_HTTP_IDLE_SECONDS",
          60,
          1,
          3600,
          "How long a connection without a request is kept");
  public static final Setting<Integer> MAX_HEADER_KIB =
      Setting.integer(
          "LINERNOTES_HTTP_MAX_HEADER_KIB",
          16,
          1,
          1024,
          "Largest head of a request, KiB; a larger one is answered 431, a longer request line"
              + " 414");
  public static final Setting<Integer> LEAVE_SECONDS =
      Setting.integer(
          "LINERNOTES_HTTP_LEAVE_SECONDS",
          0,
          0,
          300,
          "How long a service that runs alone says that it is not ready before it takes no more"
              + " requests, once it is told to end");
  public static final Setting<String> TLS_CERT =
      Setting.text(
          "LINERNOTES_HTTP_TLS_CERT", "", "PEM file of the certificate chain; set: HTTPS only");
  public static final Setting<String> TLS_KEY =
      Setting.text("LINERNOTES_HTTP_TLS_KEY", "", "PEM file of its private key (PKCS#8)");
  public static final Setting<String> TLS_CLIENT_CA =
      Setting.text(
          "LINERNOTES_HTTP_TLS_CLIENT_CA",
          "",
          "PEM file of the authorities whose client certificates are taken; set: every client must"
              + " have one");

  private static final List<Setting<?>> OWN =
      List.of(
          HOST,
          PORT,
          MAX_CONNECTIONS,
          HEADER_SECONDS,
          IDLE_SECONDS,
          MAX_HEADER_KIB,
          LEAVE_SECONDS,
          TLS_CERT,
          TLS_KEY,
          TLS_CLIENT_CA);

  /** These, and those of the tokens that are taken there. */
  public static final List<Setting<?>> ALL =
      Stream.of(OWN, TokenSettings.ALL).<Setting<?>>flatMap(List::stream).toList();

  /** What clients may hold, and for how long. */
  public record Limits(int connections, Duration header, Duration idle, int headerBytes) {}

  /**
   * PEM files.
   *
   * @param clientCa null: clients need no certificate
   */
  public record Tls(Path certificate, Path key, @Nullable Path clientCa) {}

  /** Plain HTTP with the default limits. */
  public HttpSettings(String host, int port) {
    this(host, port, limits(new Settings(Map.of())), Optional.empty());
  }

  /**
   * Reads them.
   *
   * @throws ConfigException if one is out of bounds, or the files of TLS are not all there
   */
  public static HttpSettings from(Settings settings) {
    return new HttpSettings(
        settings.get(HOST), settings.get(PORT), limits(settings), tls(settings));
  }

  private static Limits limits(Settings settings) {
    return new Limits(
        settings.get(MAX_CONNECTIONS),
        Duration.ofSeconds(settings.get(HEADER_SECONDS)),
        Duration.ofSeconds(settings.get(IDLE_SECONDS)),
        settings.get(MAX_HEADER_KIB) * KIB);
  }

  /** The same limits in plain HTTP, listening elsewhere. */
  public HttpSettings plainAt(String otherHost, int otherPort) {
    return new HttpSettings(otherHost, otherPort, limits, Optional.empty());
  }

  private static Optional<Tls> tls(Settings settings) {
    Path certificate = file(settings, TLS_CERT);
    Path key = file(settings, TLS_KEY);
    Path clientCa = file(settings, TLS_CLIENT_CA);
    if (certificate == null && key == null && clientCa == null) {
      return Optional.empty();
    }
    if (certificate == null || key == null) {
      throw new ConfigException(
          (certificate == null ? TLS_CERT : TLS_KEY).name()
              + " is not set (expected: both "
              + TLS_CERT.name()
              + " and "
              + TLS_KEY.name()
              + ", or no TLS setting)");
    }
    return Optional.of(new Tls(certificate, key, clientCa));
  }

  private static @Nullable Path file(Settings settings, Setting<String> setting) {
    String text = settings.get(setting);
    if (text.isEmpty()) {
      return null;
    }
    Path file = Path.of(text);
    if (!Files.isReadable(file)) {
      throw new ConfigException(setting.name() + ": '" + text + "' (expected: a readable file)");
    }
    return file;
  }
}
