package org.linernotes.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.kafka.EmbeddedKafka;
import org.linernotes.standalone.postgres.EmbeddedDatabase;

/** The broker and the database server that {@code up} runs, and a registry beside them. */
final class EmbeddedParts implements Parts {
  private final Deque<AutoCloseable> started = new ArrayDeque<>();
  private final RegistryProcess registry;
  private final EmbeddedKafka kafka;
  private final EmbeddedDatabase database;

  private EmbeddedParts(Path folder) {
    boolean complete = false;
    try {
      registry = started(RegistryProcess.start());
      kafka = started(EmbeddedKafka.start(folder.resolve("kafka")));
      database =
          started(
              EmbeddedDatabase.start(
                  folder.resolve("postgres"), EmbeddedDatabase.Durability.PROCESS));
      registry.awaitReady();
      complete = true;
    } finally {
      if (!complete) {
        close(); // processes of their own would outlive the tests
      }
    }
  }

  static EmbeddedParts start() {
    return new EmbeddedParts(emptied(Path.of("target", "parts").toAbsolutePath()));
  }

  private <T extends AutoCloseable> T started(T part) {
    started.push(part);
    return part;
  }

  private static Path emptied(Path folder) {
    try {
      Folders.delete(folder);
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  @Override
  public String registryUrl() {
    return registry.url();
  }

  @Override
  public Database admin() {
    return new Database(
        "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres",
        EmbeddedDatabase.SUPERUSER,
        "");
  }

  @Override
  public void close() {
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part did not close", e);
      }
    }
  }
}
