package org.linernotes.standalone.postgres;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.StartException;

/**
 * PostgreSQL's programs, unpacked once per version into a cache folder that all data folders of the
 * user share: unpacking takes longer than everything else at the start.
 */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /** The folder with {@code bin}, {@code lib} and {@code share}. */
  static Path unpack(Path cache) {
    try {
      byte[] archive = archive();
      Path home = cache.resolve("postgresql-" + name(archive));
      if (!Files.exists(home)) {
        Files.createDirectories(cache);
        unpack(archive, home);
      }
      return home;
    } catch (IOException e) {
      throw new StartException("cannot unpack PostgreSQL to " + cache + ": " + e.getMessage(), e);
    }
  }

  /** Appears whole or not at all: another process may do the same, or this one be killed. */
  private static void unpack(byte[] archive, Path home) throws IOException {
    Path parent = home.toAbsolutePath().getParent();
    Path unfinished = Files.createTempDirectory(parent, "unfinished");
    TarXz.unpack(new ByteArrayInputStream(archive), unfinished);
    try {
      Files.move(unfinished, home);
    } catch (IOException e) {
      Folders.delete(unfinished);
      if (!Files.exists(home)) { // else another process was faster, with the same content
        throw e;
      }
    }
  }

  /**
   * The first on the class path: the same archive may stand there twice, beside the jar and not.
   */
  private static byte[] archive() throws IOException {
    String os = os(System.getProperty("os.name", ""));
    String machine = machine(System.getProperty("os.arch", ""));
    String resource = "/postgres-" + os + "-" + machine + ".txz";
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new StartException("no PostgreSQL is packed for " + os + " on " + machine);
      }
      return in.readAllBytes();
    }
  }

  private static String os(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
  }

  /** As the archives are named. */
  private static String machine(String arch) {
    return switch (arch) {
      case "amd64" -> "x86_64";
      case "aarch64" -> "arm_64";
      default -> arch;
    };
  }

  private static String name(byte[] archive) {
    CRC32 crc = new CRC32();
    crc.update(archive);
    return String.format(Locale.ROOT, "%08x-%d", crc.getValue(), archive.length);
  }
}
