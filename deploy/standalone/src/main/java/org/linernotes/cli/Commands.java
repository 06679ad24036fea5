package org.linernotes.cli;

import java.util.Locale;
import java.util.Optional;
import org.linernotes.cli.client.ClientException;
import org.linernotes.cli.client.Pause;
import org.linernotes.cli.client.RefusedException;
import org.linernotes.config.ConfigException;
import org.linernotes.serde.RegistryUnavailableException;
import org.linernotes.serde.SchemaException;
import org.linernotes.sink.postgres.backup.BackupException;
import org.linernotes.standalone.StartException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The command line: which commands there are, and how they fail. */
final class Commands {
  private Commands() {}

  static CommandLine of(Surroundings surroundings) {
    CommandLine keys =
        new CommandLine(new KeysCommand())
            .addSubcommand(new KeysAddCommand(surroundings))
            .addSubcommand(new KeysListCommand(surroundings))
            .addSubcommand(new KeysRevokeCommand(surroundings));
    CommandLine statements =
        new CommandLine(new StatementsCommand(surroundings))
            .addSubcommand(new StatementsVerifyCommand(surroundings));
    CommandLine root =
        new CommandLine(new LinernotesCommand())
            .addSubcommand(new DemoCommand(surroundings))
            .addSubcommand(new UpCommand(surroundings))
            .addSubcommand(keys)
            .addSubcommand(new TopicsCommand(surroundings))
            .addSubcommand(new AccessLogCommand(surroundings))
            .addSubcommand(new LoadCommand(surroundings))
            .addSubcommand(new ProblemsCommand(surroundings))
            .addSubcommand(new RoyaltiesCommand(surroundings))
            .addSubcommand(new PeriodsCommand(surroundings))
            .addSubcommand(new ReviewCommand(surroundings))
            .addSubcommand(new CloseCommand(surroundings))
            .addSubcommand(statements)
            .addSubcommand(new ExportCommand(surroundings))
            .addSubcommand(new ReconcileCommand(surroundings))
            .addSubcommand(new RebuildCommand(surroundings, Pause.REAL))
            .addSubcommand(new BackupCommand(surroundings))
            .addSubcommand(new RestoreCommand(surroundings));
    return root.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (e, args) -> refuse(e.getCommandLine(), String.valueOf(e.getMessage())))
        .setExecutionExceptionHandler((e, command, result) -> failed(e, command, surroundings));
  }

  private static int refuse(CommandLine command, String message) {
    String line = message.lines().findFirst().orElse("");
    String name = command.getCommandSpec().qualifiedName();
    command.getErr().println(line + " (see " + name + " --help)");
    return ExitCodes.USAGE;
  }

  private static int failed(Exception e, CommandLine command, Surroundings surroundings) {
    if (surroundings.lifetime().isEnding()) {
      return ExitCodes.INTERRUPTED; // the user has ended it, and need not be told
    }
    if (e instanceof RefusedException) {
      surroundings.err().println(firstLine(e));
      return ExitCodes.FAILED;
    }
    Optional<String> expected = expected(e);
    if (expected.isPresent()) {
      surroundings.err().println(expected.get());
      return ExitCodes.USAGE;
    }
    LoggerFactory.getLogger(Commands.class).error("{} failed", command.getCommandName(), e);
    surroundings
        .err()
        .println(
            String.format(
                Locale.ROOT,
                "%s failed: %s: %s",
                command.getCommandSpec().qualifiedName(),
                e.getClass().getSimpleName(),
                firstLine(e)));
    return ExitCodes.FAILED;
  }

  /** What the user can put right is told in the words of who found it. */
  private static Optional<String> expected(Exception e) {
    boolean expected =
        e instanceof ClientException
            || e instanceof BackupException
            || e instanceof CliException
            || e instanceof ConfigException
            || e instanceof RegistryUnavailableException
            || e instanceof SchemaException
            || e instanceof StartException;
    return expected ? Optional.of(firstLine(e)) : Optional.empty();
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
