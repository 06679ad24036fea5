package org.linernotes.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.linernotes.cli.client.ApiClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A month for finance's own systems. */
@Command(
    name = "export",
    description = {
      "Writes a month for finance's own systems, to standard output or a file.",
      "Of a month that is open as it stands, of one in review with its draft, of a closed one for"
          + " good. The file is there as a whole or not at all."
    },
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private final MonthOptions options;

  @Parameters(
      index = "1",
      paramLabel = "DOCUMENT",
      description = "royalties.csv, royalties.xlsx, journal.ndjson or dsr.tsv",
      converter = ExportDocument.Converter.class)
  private ExportDocument document = ExportDocument.ROYALTIES_CSV;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The file, or a folder to put it in (default: standard output)")
  private @Nullable Path output;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.options = new MonthOptions(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    ApiClient client = options.client();
    if (output == null) {
      download(client, surroundings.documents());
      return ExitCodes.OK;
    }
    Path file =
        Files.isDirectory(output)
            ? output.resolve(options.month() + "-" + document.file())
            : output;
    try (Progress progress = progress()) {
      DocumentFile.write(file, out -> download(client, new CountingOutput(out, progress)));
    }
    surroundings.out().println(file + ": " + Files.size(file) + " bytes");
    return ExitCodes.OK;
  }

  private void download(ApiClient client, OutputStream out) throws IOException {
    client.download("/v1/exports/" + options.month() + "/" + document.file(), "*/*", out);
  }

  private Progress progress() {
    return surroundings.terminal()
        ? Progress.bytes(surroundings.err(), document.file() + " " + options.month())
        : Progress.none();
  }
}
