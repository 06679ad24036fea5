package org.linernotes.standalone.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
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
  private static final String X86_64 = "x86_64";

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

  private static byte[] archive() throws IOException {
    String os = os(System.getProperty("os.name", ""));
    String arch = System.getProperty("os.arch", "");
    String machine = arch.equals("amd64") ? X86_64 : arch;
    try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(os, machine)) {
      return in.readAllBytes();
    } catch (IllegalStateException e) {
      throw new StartException("no PostgreSQL is packed for " + os + " on " + machine, e);
    }
  }

  private static String os(String name) {
    return name.toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
  }

  private static String name(byte[] archive) {
    CRC32 crc = new CRC32();
    crc.update(archive);
    return String.format(Locale.ROOT, "%08x-%d", crc.getValue(), archive.length);
  }
}
