package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.linernotes.cli.client.Statements;

/** Everyone's statements of a month as files, one per party. */
record StatementFolder(Statements api, YearMonth month, DocumentFormat format) {

  /** Writes them, and returns how many. */
  int write(Path folder, IntFunction<Progress> progress) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new CliException("--output '" + folder + "' (expected: a folder, without PARTY)");
    }
    Set<String> parties = new LinkedHashSet<>();
    for (JsonNode row : api.of(month).path("statements")) {
      parties.add(row.path("party").asText());
    }
    Files.createDirectories(folder);
    try (Progress shown = progress.apply(parties.size())) {
      for (String party : parties) {
        PartyStatements one = new PartyStatements(api, month, party);
        DocumentFile.write(folder.resolve(one.name(format)), out -> one.download(format, out));
        shown.add(1);
      }
    }
    return parties.size();
  }
}
