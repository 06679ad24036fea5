package org.linernotes.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there as a whole or not at all: it is written under another name beside its own,
 * and takes its own when all of it is there.
 */
final class DocumentFile {
  private static final String UNFINISHED = ".part";

  private DocumentFile() {}

  /** Writes a document. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes the file, in the place of one that is there.
   *
   * @throws CliException if its folder is not there
   */
  static void write(Path file, Content content) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe, a device: nothing to rename
      try (OutputStream out = Files.newOutputStream(file)) {
        content.writeTo(out);
      }
      return;
    }
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    unfinished.toFile().deleteOnExit(); // Ctrl-C
    try {
      try (OutputStream out = open(unfinished)) {
        content.writeTo(out);
      }
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static OutputStream open(Path file) throws IOException {
    try {
      return new BufferedOutputStream(Files.newOutputStream(file));
    } catch (NoSuchFileException e) {
      throw new CliException(
          "folder '" + file.toAbsolutePath().getParent() + "' (expected: one that exists)", e);
    }
  }
}
