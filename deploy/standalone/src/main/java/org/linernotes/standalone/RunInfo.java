package org.linernotes.standalone;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where a running stack is reached; {@code run.properties} of its data folder, for commands that
 * run beside it.
 *
 * @param kafka host:port
 * @param postgres JDBC URL
 * @param url of the one HTTP port
 * @param pid of its process
 * @param clientEnvironment settings that its clients must share with it: brokers, prefix of topics,
 *     registry
 */
public record RunInfo(
    String kafka, String postgres, String url, long pid, Map<String, String> clientEnvironment) {
  /** Of the topics of such a stack, unless the environment says otherwise. */
  public static final String PARTITIONS = "2";

  private static final String FILE = "run.properties";
  private static final String ENVIRONMENT = "environment.";

  /** The stack that runs on the folder; empty if none does. */
  public static Optional<RunInfo> of(Path folder) {
    return read(folder.resolve(FILE)).filter(RunInfo::isAlive);
  }

  void write(Path folder) {
    Path file = folder.resolve(FILE);
    Path unfinished = folder.resolve(FILE + ".new");
    List<String> lines =
        new ArrayList<>(
            List.of("kafka=" + kafka, "postgres=" + postgres, "url=" + url, "pid=" + pid));
    clientEnvironment.forEach((name, value) -> lines.add(ENVIRONMENT + name + "=" + value));
    try {
      Files.write(unfinished, lines);
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new StartException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<RunInfo> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties found = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      found.load(reader);
    } catch (IOException e) {
      throw new StartException("cannot read " + file + ": " + e.getMessage(), e);
    }
    return Optional.of(
        new RunInfo(
            found.getProperty("kafka", ""),
            found.getProperty("postgres", ""),
            found.getProperty("url", ""),
            pid(found.getProperty("pid", "")),
            environment(found)));
  }

  private static Map<String, String> environment(Properties found) {
    Map<String, String> environment = new TreeMap<>();
    for (String name : found.stringPropertyNames()) {
      if (name.startsWith(ENVIRONMENT)) {
        environment.put(name.substring(ENVIRONMENT.length()), found.getProperty(name));
      }
    }
    return environment;
  }

  /** A file that a kill left behind names a process that is gone. */
  private boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private static long pid(String text) {
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : Long.MAX_VALUE;
  }
}
