package org.linernotes.bench.kafka;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.linernotes.standalone.kafka.EmbeddedKafka;

/** The broker as a process of its own; ends by a signal. */
public final class BrokerMain {
  private static final Map<String, String> SHORT_SESSIONS =
      Map.of("group.min.session.timeout.ms", "1000");

  private BrokerMain() {}

  /**
   * @param args its folder
   */
  public static void main(String[] args) throws InterruptedException {
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]), SHORT_SESSIONS);
    System.out.println("kafka " + kafka.bootstrapServers());
    new CountDownLatch(1).await();
  }
}
