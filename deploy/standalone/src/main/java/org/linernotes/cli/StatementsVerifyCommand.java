package org.linernotes.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.linernotes.cli.client.RefusedException;
import org.linernotes.cli.client.StatementFile;
import org.linernotes.cli.client.StatementHash;
import org.linernotes.cli.client.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Proves statements that someone holds. */
@Command(
    name = "verify",
    description = {
      "Checks statements that were downloaded as JSON: that nothing in them was changed, and that"
          + " the ledger gives the same today.",
      "Prints a line for each statement; exit code 1 if any does not match."
    },
    mixinStandardHelpOptions = true)
final class StatementsVerifyCommand implements Callable<Integer> {
  private static final String OK = "ok ";

  private final Surroundings surroundings;

  @Mixin private final ApiOptions api;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "JSON, as linernotes statements MONTH PARTY --format json gives it")
  private List<Path> files = List.of();

  StatementsVerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.api = new ApiOptions(surroundings);
  }

  @Override
  public Integer call() {
    for (Path file : files) {
      if (!Files.isReadable(file) || Files.isDirectory(file)) {
        throw new CliException("file '" + file + "' (expected: a file that can be read)");
      }
    }
    Statements ledger = new Statements(api.client().patient());
    boolean all = true;
    for (Path file : files) {
      all &= verify(file, ledger);
    }
    return all ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private boolean verify(Path file, Statements ledger) {
    List<StatementHash> statements;
    try {
      statements = StatementFile.read(() -> Files.newInputStream(file));
    } catch (IOException e) {
      say(
          file
              + ": NO STATEMENT: "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      return false;
    }
    boolean all = true;
    for (StatementHash statement : statements) {
      String name = statement.party() + " " + statement.period() + " " + statement.currency();
      String found = statement.isIntact() ? inLedger(statement, ledger) : changed(statement);
      say(file + ": " + name + ": " + found);
      all &= found.startsWith(OK);
    }
    return all;
  }

  private static String changed(StatementHash statement) {
    return "CHANGED: SHA-256 of its content "
        + statement.computed()
        + " (expected: "
        + statement.carried()
        + ", which it carries)";
  }

  private static String inLedger(StatementHash statement, Statements ledger) {
    try {
      Statements.Verdict verdict = ledger.verify(statement);
      return verdict.matches()
          ? OK + statement.computed()
          : "NOT AS THE LEDGER: SHA-256 "
              + statement.computed()
              + " (expected: "
              + verdict.sha256()
              + " from the ledger, "
              + verdict.recorded()
              + " kept at close)";
    } catch (RefusedException e) {
      return "NOT IN THE LEDGER: " + e.getMessage();
    }
  }

  private void say(String line) {
    surroundings.out().println(line);
  }
}
