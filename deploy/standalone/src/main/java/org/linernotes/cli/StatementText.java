package org.linernotes.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A statement for a person to read. */
final class StatementText {
  private static final int SHOWN = 40;
  private static final int TITLE = 32;

  // Largest whatever the sign: what is taken back is as worth a look.
  private static final Comparator<JsonNode> LARGEST =
      Comparator.<JsonNode, BigDecimal>comparing(
              line -> new BigDecimal(line.path("amount").asText("0")).abs())
          .reversed();

  private StatementText() {}

  /** The balances, and the largest lines. */
  static String of(JsonNode statement, String status) {
    List<JsonNode> lines = lines(statement);
    if (lines.isEmpty()) {
      return balances(statement, status);
    }
    TextTable table =
        new TextTable(
            "ORIGIN", "TRACK", "TITLE", "PLATFORM", "MODEL", "USE", "SIDE", "BASIS", "AMOUNT");
    lines.stream().sorted(LARGEST).limit(SHOWN).forEach(line -> table.row(cells(line)));
    int others = lines.size() - SHOWN;
    return balances(statement, status)
        + "\n"
        + table.text()
        + (others > 0 ? "... and " + others + " more, see --format csv\n" : "");
  }

  /** The balances alone, of a statement or of its row in the list. */
  static String balances(JsonNode statement, String status) {
    TextTable table = new TextTable("STATEMENT", statement.path("currency").asText());
    amount(table, "opening balance", statement.path("openingBalance"));
    amount(table, "accrued", statement.path("accrued"));
    if (statement.path("adjustments").isEmpty()) {
      amount(table, "adjusted", statement.path("adjusted"));
    }
    for (JsonNode adjustment : statement.path("adjustments")) {
      String origin = adjustment.path("originMonth").asText();
      amount(table, "adjusted, " + origin, adjustment.path("amount"));
    }
    amount(table, "payable", statement.path("payable"));
    amount(table, "closing balance", statement.path("closingBalance"));
    return statement.path("party").asText()
        + " "
        + statement.path("period").asText()
        + " "
        + status
        + "\n\n"
        + table.text()
        + "SHA-256 "
        + statement.path("sha256").asText()
        + "\n";
  }

  private static void amount(TextTable table, String name, JsonNode amount) {
    table.row(name, Amounts.grouped(amount.asText("-")));
  }

  private static List<JsonNode> lines(JsonNode statement) {
    List<JsonNode> lines = new ArrayList<>();
    statement.path("lines").forEach(lines::add);
    statement.path("adjustments").forEach(of -> of.path("lines").forEach(lines::add));
    return lines;
  }

  private static String[] cells(JsonNode line) {
    return new String[] {
      text(line, "originMonth"),
      text(line, "trackId"),
      shortened(text(line, "title")),
      text(line, "platform"),
      text(line, "model"),
      text(line, "useType"),
      text(line, "side"),
      text(line, "basis"),
      Amounts.grouped(text(line, "amount"))
    };
  }

  private static String text(JsonNode line, String name) {
    String text = line.path(name).asText("-");
    return line.path(name).isNull() ? "-" : text;
  }

  private static String shortened(String title) {
    return title.length() <= TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, TITLE - 1))) + "…";
  }
}
