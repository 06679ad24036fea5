package org.linernotes.it.kit;

import java.nio.file.Path;
import org.linernotes.standalone.kafka.EmbeddedKafka;

/** The embedded broker as a process of its own; runs until it is killed. */
final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(args[0]));
    System.out.println("kafka " + kafka.bootstrapServers());
  }
}
