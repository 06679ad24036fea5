package org.linernotes.it.sink;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.linernotes.config.Settings;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.kit.postgres.WatchedDriver;
import org.linernotes.kafka.KafkaSettings;

/** A sink as a process of its own, which is gone at a step of its transaction. */
final class MortalSink {
  /** The exit code of one that reached its step. */
  static final int GONE = 42;

  private MortalSink() {}

  /** Takes the label of the step and the database's URL and user; the rest is its environment. */
  public static void main(String[] args) throws InterruptedException {
    WatchedDriver driver =
        WatchedDriver.register(
            label -> {
              if (label.equals(args[0])) {
                Runtime.getRuntime().halt(GONE); // as kill -9: nothing is closed or told
              }
            });
    Settings environment = new Settings(System.getenv());
    Database database = new Database(driver.url(args[1]), args[2], "");
    Settings settings = RecordedFlow.on(environment, database, Map.of());
    try (SinkInstance unused = new SinkInstance(settings, KafkaSettings.schemaIds(environment))) {
      new CountDownLatch(1).await();
    }
  }
}
