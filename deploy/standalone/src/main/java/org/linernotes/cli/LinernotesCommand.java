package org.linernotes.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The command without a subcommand: says what there is. */
@Command(
    name = "linernotes",
    description = "Training use of music, from event to licence to ledger to royalty totals.",
    mixinStandardHelpOptions = true,
    versionProvider = LinernotesCommand.Version.class,
    subcommands = HelpCommand.class,
    footer = {"", "Begin with: linernotes demo"},
    synopsisSubcommandLabel = "COMMAND")
final class LinernotesCommand implements Runnable {
  @Override
  public void run() {
    throw new CliException("no command given (see linernotes --help; begin with linernotes demo)");
  }

  /** From the jar's manifest. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = LinernotesCommand.class.getPackage().getImplementationVersion();
      return new String[] {"linernotes " + (version == null ? "(built in place)" : version)};
    }
  }
}
