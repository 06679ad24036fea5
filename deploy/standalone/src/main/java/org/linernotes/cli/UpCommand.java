package org.linernotes.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.standalone.Standalone;
import org.linernotes.standalone.StartWatcher;
import org.linernotes.standalone.postgres.EmbeddedDatabase.Durability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the whole system until it is told to end. */
@Command(
    name = "up",
    description = {
      "Runs everything here, lasting.",
      "That is Kafka, PostgreSQL and the three services on one port of 127.0.0.1.",
      "Ends cleanly on SIGTERM or Ctrl-C; the next start on the same folder continues."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Duration READY = Duration.ofSeconds(120);

  private final Surroundings surroundings;

  @Mixin private final DataOption data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of HTTP; 0 takes a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "8080",
      converter = PortConverter.class)
  private int port;

  UpCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.data = new DataOption(surroundings.data());
  }

  @Override
  public Integer call() {
    Logging.to(data.folder().resolve("logs"));
    Stack stack = new Stack();
    surroundings.lifetime().onEnd(stack::close, ExitCodes.OK);
    Standalone running =
        stack.start(
            new Standalone.Options(
                data.folder(), port, Durability.MACHINE, surroundings.environment()),
            surroundings.clock(),
            new Announcement());
    new ApiClient(running.run().url(), "").awaitReady(READY);
    surroundings.out().println("ready " + running.run().url());
    surroundings.lifetime().awaitEnd();
    return ExitCodes.OK;
  }

  private final class Announcement implements StartWatcher {
    @Override
    public void kafka(String bootstrapServers) {
      surroundings.out().println("kafka " + bootstrapServers);
    }

    @Override
    public void postgres(String jdbcUrl) {
      surroundings.out().println("postgres " + jdbcUrl);
    }
  }
}
