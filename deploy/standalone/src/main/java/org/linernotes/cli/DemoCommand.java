package org.linernotes.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.demo.SampleWorld;
import org.linernotes.standalone.Folders;
import org.linernotes.standalone.Standalone;
import org.linernotes.standalone.StartWatcher;
import org.linernotes.standalone.postgres.EmbeddedDatabase.Durability;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The whole system on a sample, from nothing to royalty totals. */
@Command(
    name = "demo",
    description = {
      "Shows it all on a sample: from nothing to royalty totals.",
      "Starts everything in a fresh temporary folder, loads an invented catalogue with licences and"
          + " consents, replays last month's training runs of two platforms over it, and prints the"
          + " royalties."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final Duration READY = Duration.ofSeconds(120);

  private final Surroundings surroundings;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another sample world (default: ${DEFAULT-VALUE})")
  private long seed = SampleWorld.DEFAULT_SEED;

  @Option(
      names = "--keep",
      description = "Leave it running until SIGTERM or Ctrl-C, and keep the folder")
  private boolean keep;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of HTTP; 0 takes a free one (default: ${DEFAULT-VALUE})",
      defaultValue = "0",
      converter = PortConverter.class)
  private int port;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("linernotes-demo-");
    Logging.to(folder.resolve("logs"));
    Stack stack = new Stack();
    surroundings.lifetime().onEnd(() -> end(stack, folder), ExitCodes.INTERRUPTED);
    YearMonth month =
        YearMonth.from(surroundings.clock().instant().atZone(ZoneOffset.UTC)).minusMonths(1);
    CompletableFuture<SampleWorld> world =
        CompletableFuture.supplyAsync(() -> SampleWorld.of(seed, month));
    Standalone running = start(stack, folder);
    DemoRun run = new DemoRun(surroundings, running, month);
    run.replay(world.join());
    run.printResults(keep);
    if (keep) {
      surroundings.lifetime().awaitEnd();
    }
    return ExitCodes.OK;
  }

  private Standalone start(Stack stack, Path folder) {
    Instant began = surroundings.clock().instant();
    say("Starting Kafka, PostgreSQL and the services in " + folder);
    Standalone running =
        stack.start(
            new Standalone.Options(folder, port, Durability.PROCESS, surroundings.environment()),
            surroundings.clock(),
            StartWatcher.NONE);
    new ApiClient(running.run().url(), "").awaitReady(READY);
    Duration took = Duration.between(began, surroundings.clock().instant());
    say(
        String.format(
            Locale.ROOT, "ready %s (after %.1f s)", running.run().url(), took.toMillis() / 1000.0));
    return running;
  }

  private void say(String line) {
    surroundings.out().println(line);
  }

  private void end(Stack stack, Path folder) {
    stack.close();
    if (keep) {
      return;
    }
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
