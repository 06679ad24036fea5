package org.linernotes.it.host;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** A file system in memory that a test can fill up; it goes when the test's process ends. */
final class SmallDisk implements AutoCloseable {
  private static final int PIECE_BYTES = 16 * 1024;

  private final Path folder;
  private final Path ballast;
  private final Thread hook = new Thread(this::unmount, "end of a small disk");

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.ballast = folder.resolve("ballast");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Mounts one over a folder; skips the test where that is not allowed. */
  static SmallDisk over(Path folder, int mebibytes) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String size = "size=" + mebibytes + "m";
    Assumptions.assumeTrue(
        Tool.runs("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()),
        "skipped: no tmpfs can be mounted here (needs root)");
    return new SmallDisk(folder);
  }

  /** Leaves no byte free. */
  void fill() {
    byte[] piece = new byte[PIECE_BYTES];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException e) {
      if (folder.toFile().getUsableSpace() >= PIECE_BYTES) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Frees what {@link #fill} took. */
  void free() {
    try {
      Files.deleteIfExists(ballast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void unmount() {
    boolean gone =
        Tool.runs("umount", folder.toString()) || Tool.runs("umount", "-l", folder.toString());
    if (!gone) {
      throw new IllegalStateException(folder + " is still mounted");
    }
  }

  @Override
  public void close() {
    unmount();
    Runtime.getRuntime().removeShutdownHook(hook);
  }
}
