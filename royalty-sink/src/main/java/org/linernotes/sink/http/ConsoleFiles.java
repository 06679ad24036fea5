package org.linernotes.sink.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The console's files on the class path, and under {@code lib/} those of the libraries that it
 * uses. Read once each; their time of change is the build's and would tell no two versions apart,
 * so that their hash has to.
 */
final class ConsoleFiles {
  private static final String OWN = "/org/linernotes/console/";
  private static final String LIBRARY = "lib/";
  private static final String UPLOT_POM = "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final int MAX_NAME_CHARS = 200;

  /** Names that lead nowhere else: no empty part, none that begins with a dot. */
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "woff2", "font/woff2");

  private final String library = uplotFolder();
  private final Map<String, File> found = new ConcurrentHashMap<>();

  /** A file as it is sent. */
  record File(byte[] bytes, String mediaType, String sha256) {}

  /** Empty if there is none, or it is of a kind that no browser asks a console for. */
  Optional<File> find(String name) {
    File known = found.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (mediaType == null || name.length() > MAX_NAME_CHARS || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Optional<File> file =
        read(resource(name)).map(bytes -> new File(bytes, mediaType, sha256(bytes)));
    file.ifPresent(one -> found.put(name, one));
    return file;
  }

  private String resource(String name) {
    return name.startsWith(LIBRARY) ? library + name.substring(LIBRARY.length()) : OWN + name;
  }

  private static Optional<byte[]> read(String resource) {
    try (@Nullable InputStream in = ConsoleFiles.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String uplotFolder() {
    Properties pom = new Properties();
    try (@Nullable InputStream in = ConsoleFiles.class.getResourceAsStream(UPLOT_POM)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + UPLOT_POM);
      }
      pom.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/uplot/" + pom.getProperty("version") + "/dist/";
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
