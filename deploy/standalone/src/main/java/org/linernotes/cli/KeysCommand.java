package org.linernotes.cli;

import picocli.CommandLine.Command;

/** API keys. */
@Command(
    name = "keys",
    description = "Makes, lists and revokes API keys; takes effect at once.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class KeysCommand implements Runnable {
  @Override
  public void run() {
    throw new CliException("no command given (see linernotes keys --help)");
  }
}
