package org.linernotes.cli;

import java.nio.file.Path;
import org.linernotes.standalone.RunInfo;
import picocli.CommandLine.Option;

/** Which data folder. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Data folder (default: LINERNOTES_DATA, else .linernotes in the repository's root)")
  private Path folder;

  DataOption(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder.toAbsolutePath().normalize();
  }

  /**
   * The stack that runs on it.
   *
   * @throws CliException if none does
   */
  RunInfo running() {
    return RunInfo.of(folder())
        .orElseThrow(
            () ->
                new CliException(
                    "nothing runs on "
                        + folder()
                        + " (start it with linernotes up, or name --data)"));
  }
}
