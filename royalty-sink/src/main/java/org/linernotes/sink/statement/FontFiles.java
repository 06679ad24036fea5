package org.linernotes.sink.statement;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The font files, read once. */
record FontFiles(byte[] regular, byte[] bold) {
  static final String REGULAR = "DejaVuSansCondensed.ttf";
  static final String BOLD = "DejaVuSansCondensed-Bold.ttf";
  private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

  /** Reads them from the class path. */
  static FontFiles load() {
    try {
      return new FontFiles(read(REGULAR), read(BOLD));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = FontFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new FileNotFoundException(FOLDER + name + " (expected: on the class path)");
      }
      return in.readAllBytes();
    }
  }
}
