package org.linernotes.it.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The clock of processes that are started under it (libfaketime), which jumps while they run. Time
 * that only runs on, which pauses are measured by, is left as it is, as by a host's clock that is
 * set.
 */
final class FakeClock {
  private final Path library;
  private final Path file;

  private FakeClock(Path library, Path file) {
    this.library = library;
    this.file = file;
  }

  /** A clock that is right so far; skips the test where the library is not installed. */
  static FakeClock in(Path folder) {
    Path library = installed();
    FakeClock clock = new FakeClock(library, folder.toAbsolutePath().resolve("clock"));
    clock.jump(0);
    return clock;
  }

  private static Path installed() {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .map(folder -> folder.resolve("faketime").resolve("libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst()
          .orElseGet(() -> Assumptions.abort("skipped: no libfaketime here (Debian: libfaketime)"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a process is started with to be under it. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD",
        library.toString(),
        "FAKETIME_TIMESTAMP_FILE",
        file.toString(),
        "FAKETIME_NO_CACHE",
        "1",
        "FAKETIME_DONT_FAKE_MONOTONIC",
        "1",
        "FAKETIME_FORCE_MONOTONIC_FIX",
        "0");
  }

  /** From now on it is so many days ahead, or behind. */
  void jump(int days) {
    try {
      Path next = Files.writeString(file.resolveSibling("clock.next"), "%+dd%n".formatted(days));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE); // it is read at each look
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
