package org.linernotes.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data folder, held by one stack at a time. The operating system frees it when the process ends,
 * however it ends.
 */
final class DataFolder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DataFolder.class);

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, creating it if it is absent.
   *
   * @throws StartException if another stack has it, or it cannot be written
   */
  static DataFolder take(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new StartException(path + " is in use" + user(path));
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new StartException("cannot use " + path + ": " + describe(e), e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      RunInfo.remove(path);
      lock.close();
    } catch (IOException e) {
      log.warn("{} not released: {}", path, e.getMessage());
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // by another stack of this process
    }
  }

  private static String user(Path path) {
    return RunInfo.of(path).map(run -> " by process " + run.pid() + " at " + run.url()).orElse("");
  }

  private static String describe(IOException e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
