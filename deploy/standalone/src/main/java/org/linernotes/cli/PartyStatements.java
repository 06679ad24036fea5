package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.YearMonth;
import org.linernotes.cli.client.Statements;
import org.linernotes.cli.client.Urls;

/** A party's statements of a month: one document, with a statement per currency. */
record PartyStatements(Statements api, YearMonth month, String party) {
  private static final long LINES_READ = 20_000;

  /** The file's name: any id gives one, and no two give the same. */
  String name(DocumentFormat format) {
    String id = Urls.escaped(party).replace("*", "%2A");
    return "statement-" + month + "-" + id + format.extension();
  }

  void download(DocumentFormat format, OutputStream out) throws IOException {
    api.download(month, party, format.mediaType(), out);
  }

  /** For a person to read: the balances, and the largest lines if there are not too many to ask. */
  String text() {
    StringBuilder text = new StringBuilder();
    if (lines() > LINES_READ) {
      JsonNode list = api.of(month);
      for (JsonNode row : list.path("statements")) {
        text.append(
            row.path("party").asText().equals(party)
                ? StatementText.balances(row, list.path("status").asText())
                : "");
      }
      return text + "more than " + LINES_READ + " lines: have them with --format csv\n";
    }
    JsonNode document = api.of(month, party);
    String gap = "";
    for (JsonNode statement : document.path("statements")) {
      text.append(gap).append(StatementText.of(statement, document.path("status").asText()));
      gap = "\n";
    }
    return text.toString();
  }

  private long lines() {
    long lines = 0;
    for (JsonNode row : api.of(month).path("statements")) {
      lines += row.path("party").asText().equals(party) ? row.path("lines").asLong() : 0;
    }
    return lines;
  }
}
