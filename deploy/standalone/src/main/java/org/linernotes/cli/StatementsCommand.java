package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linernotes.cli.client.Statements;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a month's statements say, and the documents themselves. */
@Command(
    name = "statements",
    description = {
      "Prints a month's statements in short, or a party's; with --output writes the documents.",
      "A month in review has drafts, an open one has none."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[verify FILE...]")
final class StatementsCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final ApiOptions api;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "MONTH",
      description = "Such as 2026-10",
      converter = MonthConverter.class)
  private @Nullable YearMonth month;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "PARTY",
      description = "One party's (default: all)")
  private @Nullable String party;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "table, json, csv or pdf (default: table; of files what their name says, else json)")
  private @Nullable DocumentFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE|DIR",
      description = "A party's document to a file, or everyone's to a folder")
  private @Nullable Path output;

  StatementsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.api = new ApiOptions(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    if (month == null) {
      throw new CliException(
          "Missing required parameter: 'MONTH' (see linernotes statements --help)");
    }
    Statements statements = new Statements(api.client().patient());
    if (party == null) {
      all(statements, month);
    } else {
      one(new PartyStatements(statements, month, party));
    }
    surroundings.out().flush();
    return ExitCodes.OK;
  }

  private void all(Statements statements, YearMonth of) throws IOException {
    if (output != null) {
      folder(new StatementFolder(statements, of, documents(output)), output);
      return;
    }
    JsonNode list = statements.of(of);
    String text =
        switch (format == null ? DocumentFormat.TABLE : format) {
          case TABLE -> StatementList.table(list);
          case CSV -> StatementList.csv(list);
          case JSON -> list + "\n";
          case PDF -> throw new CliException("--format pdf (expected: with PARTY or --output DIR)");
        };
    surroundings.out().print(text);
  }

  private void folder(StatementFolder folder, Path into) throws IOException {
    int written =
        folder.write(
            into,
            total ->
                surroundings.terminal()
                    ? Progress.bar("statements", "", 1, total)
                    : Progress.none());
    surroundings.out().println(written + " files in " + into);
  }

  private void one(PartyStatements statements) throws IOException {
    if (output != null) {
      DocumentFormat documents = documents(output);
      Path file = Files.isDirectory(output) ? output.resolve(statements.name(documents)) : output;
      DocumentFile.write(file, out -> statements.download(documents, out));
      surroundings.out().println(file + ": " + Files.size(file) + " bytes");
    } else if (format == null || format == DocumentFormat.TABLE) {
      surroundings.out().print(statements.text());
    } else {
      statements.download(format, surroundings.documents());
    }
  }

  /** In which format files are. */
  private DocumentFormat documents(Path file) {
    if (format == DocumentFormat.TABLE) {
      throw new CliException("--format table (expected: json, csv or pdf, with --output)");
    }
    if (format != null) {
      return format;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(DocumentFormat.PDF.extension())) {
      return DocumentFormat.PDF;
    }
    return name.endsWith(DocumentFormat.CSV.extension()) ? DocumentFormat.CSV : DocumentFormat.JSON;
  }
}
