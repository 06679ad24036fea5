package org.linernotes.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.linernotes.cli.client.ApiClient;
import org.linernotes.cli.client.ItemKind;
import org.linernotes.cli.client.Pause;
import org.linernotes.cli.client.Upload;
import org.linernotes.cli.client.UploadReport;
import org.linernotes.cli.client.UploadWatcher;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sends a file through the HTTP API. */
@Command(
    name = "load",
    description = {
      "Sends a file through the HTTP API.",
      "One JSON object a line, gzipped or not, in the file's order.",
      "Prints what is refused with its line; exit code 1 if anything was."
    },
    mixinStandardHelpOptions = true)
final class LoadCommand implements Callable<Integer> {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Surroundings surroundings;

  @Mixin private final ApiOptions api;

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "tracks, licences, consents, usage or voids (uses taken back)")
  private ItemKind kind = ItemKind.USAGE;

  @Parameters(index = "1", paramLabel = "FILE", description = "NDJSON, or the same gzipped")
  private Path file = Path.of("");

  LoadCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.api = new ApiOptions(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new CliException("file '" + file + "' (expected: a file that can be read)");
    }
    ApiClient client = api.client();
    UploadReport report;
    try (Progress progress = progress();
        InputStream raw = new CountingInput(Files.newInputStream(file), progress);
        InputStream in = plain(raw)) {
      report = new Upload(client, Pause.REAL).send(kind, in, new Issues());
    }
    surroundings
        .out()
        .println(
            kind
                + ": received "
                + report.received()
                + ", accepted "
                + report.accepted()
                + ", rejected "
                + report.rejected()
                + ", warnings "
                + report.warned());
    return report.rejected() == 0 ? ExitCodes.OK : ExitCodes.FAILED;
  }

  private Progress progress() throws IOException {
    return surroundings.terminal()
        ? Progress.bar(kind.toString(), " KiB", 1024, Files.size(file))
        : Progress.none();
  }

  /** By content, not by name: a pipe has none. */
  private static InputStream plain(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
    in.mark(2);
    int magic = (in.read() << 8) | in.read();
    in.reset();
    return magic == GZIP_MAGIC ? new GZIPInputStream(in, 1 << 16) : in;
  }

  private final class Issues implements UploadWatcher {
    @Override
    public void answered(int items) {
      // The bar counts bytes, which are known before the end.
    }

    @Override
    public void issue(long line, Issue issue) {
      surroundings
          .err()
          .println(
              file
                  + ":"
                  + line
                  + ": "
                  + (issue.warning() ? "warning " : "")
                  + issue.code()
                  + (issue.field().isEmpty() ? "" : " " + issue.field())
                  + ": "
                  + issue.message()
                  + (issue.id().isEmpty() ? "" : " (id " + issue.id() + ")"));
    }
  }
}
