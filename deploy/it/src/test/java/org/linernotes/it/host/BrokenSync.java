package org.linernotes.it.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** Makes every {@code fsync} and {@code fdatasync} of a process fail, as a broken disk does. */
final class BrokenSync implements AutoCloseable {
  private final Process strace;

  private BrokenSync(Process strace) {
    this.strace = strace;
  }

  /** Skips the test where processes cannot be traced. */
  static void assumePossible() {
    Assumptions.assumeTrue(
        Tool.runs("strace", "-o", "/dev/null", "true"),
        "skipped: no strace here, or it may not trace");
  }

  /** Of some processes, all their threads, and those that they start. */
  static BrokenSync of(List<Long> pids) {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null"));
    command.addAll(List.of("-e", "inject=fsync,fdatasync:error=EIO"));
    pids.forEach(pid -> command.addAll(List.of("-p", Long.toString(pid))));
    BrokenSync broken = new BrokenSync(Tool.start(command));
    Runtime.getRuntime().addShutdownHook(new Thread(broken.strace::destroyForcibly));
    Awaitility.await("all traced")
        .atMost(Duration.ofSeconds(60))
        .until(() -> pids.stream().allMatch(BrokenSync::isTraced));
    return broken;
  }

  private static boolean isTraced(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("TracerPid:"))
          .noneMatch(line -> line.strip().endsWith("\t0"));
    } catch (NoSuchFileException e) {
      return true; // it has ended, maybe because it could not sync
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The disk is mended. */
  @Override
  public void close() {
    strace.destroy();
    try {
      if (!strace.waitFor(30, TimeUnit.SECONDS)) {
        strace.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
