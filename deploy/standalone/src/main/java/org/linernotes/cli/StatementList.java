package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import org.linernotes.cli.client.MonthSummary;

/** All statements of a month in short. */
final class StatementList {
  private static final int HASH_SHOWN = 12;

  private StatementList() {}

  static String table(JsonNode list) {
    TextTable table =
        new TextTable(
            "PARTY",
            "CURRENCY",
            "OPENING",
            "ACCRUED",
            "ADJUSTED",
            "PAYABLE",
            "CARRIED",
            "LINES",
            "SHA-256");
    for (JsonNode row : list.path("statements")) {
      table.row(
          row.path("party").asText(),
          row.path("currency").asText(),
          amount(row, "openingBalance"),
          amount(row, "accrued"),
          amount(row, "adjusted"),
          amount(row, "payable"),
          amount(row, "closingBalance"),
          row.path("lines").asText(),
          shortened(row.path("sha256").asText()));
    }
    return list.path("period").asText()
        + " "
        + list.path("status").asText()
        + "\n\n"
        + table.text()
        + MonthSummaryText.parked(MonthSummary.parked(list));
  }

  static String csv(JsonNode list) {
    String[] members = {
      "party",
      "currency",
      "openingBalance",
      "accrued",
      "adjusted",
      "payable",
      "closingBalance",
      "lines",
      "sha256"
    };
    StringBuilder csv = new StringBuilder(Csv.row(members));
    for (JsonNode row : list.path("statements")) {
      String[] cells = new String[members.length];
      for (int i = 0; i < members.length; i++) {
        cells[i] = row.path(members[i]).asText();
      }
      csv.append(Csv.row(cells));
    }
    return csv.toString();
  }

  private static String amount(JsonNode row, String name) {
    return Amounts.grouped(row.path(name).asText());
  }

  private static String shortened(String hash) {
    return hash.substring(0, Math.min(HASH_SHOWN, hash.length()));
  }
}
