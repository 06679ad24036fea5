package org.linernotes.standalone.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.linernotes.standalone.StartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed process left on a data folder: it still runs, or only its lock file lies
 * there. Nothing else may be stopped, so the lock file's process must be a PostgreSQL on this very
 * folder.
 */
final class LeftPostmaster {
  private static final Logger log = LoggerFactory.getLogger(LeftPostmaster.class);

  private final Path data;

  LeftPostmaster(Path data) {
    this.data = data;
  }

  /** Stops the server that was left, or removes its stale lock file; nothing left is fine. */
  void remove(Programs programs) {
    Path lock = data.resolve("postmaster.pid");
    if (!Files.exists(lock)) {
      return;
    }
    Optional<ProcessHandle> left = pid(lock).flatMap(ProcessHandle::of).filter(this::isOurs);
    if (left.isPresent()) {
      log.warn("stopping PostgreSQL, process {}, left on {}", left.get().pid(), data);
      programs.run("pg_ctl", List.of("-D", data.toString(), "-m", "fast", "-w", "stop"));
      return;
    }
    try {
      Files.deleteIfExists(lock);
    } catch (IOException e) {
      throw new StartException("cannot remove the stale " + lock + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Long> pid(Path lock) {
    try {
      String first = Files.readString(lock).lines().findFirst().orElse("").strip();
      return first.matches("[1-9][0-9]{0,9}")
          ? Optional.of(Long.parseLong(first))
          : Optional.empty();
    } catch (IOException e) {
      throw new StartException("cannot read " + lock + ": " + e.getMessage(), e);
    }
  }

  /** The number may by now be another process's. */
  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info info = process.info();
    return process.isAlive()
        && info.command().map(command -> command.endsWith("/postgres")).orElse(false)
        && info.arguments().map(List::of).orElse(List.of()).contains(data.toString());
  }
}
