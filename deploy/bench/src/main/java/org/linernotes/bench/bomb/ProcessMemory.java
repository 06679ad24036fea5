package org.linernotes.bench.bomb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, as Linux counts it. */
final class ProcessMemory {
  private static final int KIB_PER_MIB = 1024;

  private final Path folder;

  ProcessMemory(long pid) {
    folder = Path.of("/proc", Long.toString(pid));
  }

  long residentMib() {
    return mib("VmRSS:");
  }

  /** The most since {@link #forgetPeak}. */
  long peakMib() {
    return mib("VmHWM:");
  }

  void forgetPeak() {
    try {
      Files.writeString(folder.resolve("clear_refs"), "5");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long mib(String name) {
    try {
      for (String line : Files.readAllLines(folder.resolve("status"))) {
        if (line.startsWith(name)) {
          String kib = line.substring(name.length()).replace("kB", "").strip();
          return Long.parseLong(kib) / KIB_PER_MIB;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("no " + name + " in " + folder.resolve("status"));
  }
}
