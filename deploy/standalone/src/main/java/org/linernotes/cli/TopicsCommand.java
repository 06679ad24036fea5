package org.linernotes.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The step that makes the topics, before services start that only check them. */
@Command(
    name = "topics",
    description = {
      "Creates the topics that are missing and sets what they keep.",
      "Those of the Kafka that LINERNOTES_KAFKA_BOOTSTRAP_SERVERS and its sister variables name;"
          + " where a stack runs on the data folder, its own. Safe to run again at any time."
    },
    mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final KeyOptions where;

  @Option(
      names = "--check",
      description = "Changes nothing: prints what differs, and exits 1 if anything does")
  private boolean check;

  TopicsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.where = new KeyOptions(surroundings);
  }

  @Override
  public Integer call() {
    KafkaSettings kafka = KafkaSettings.from(where.settings());
    List<String> lines = check ? TopicAdmin.differences(kafka) : TopicAdmin.ensure(kafka);
    lines.forEach(surroundings.out()::println);
    if (lines.isEmpty()) {
      surroundings.out().println("all topics are as expected");
    }
    return check && !lines.isEmpty() ? ExitCodes.FAILED : ExitCodes.OK;
  }
}
