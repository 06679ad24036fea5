package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A month's royalties, as the finance API tells them. */
public record MonthTotals(String period, String status, List<Total> totals, List<Control> control) {

  /** What a party has accrued in a currency. */
  public record Total(String party, String currency, BigDecimal accrued) {}

  /** Both sides of the ledger in a currency. */
  public record Control(String currency, BigDecimal debits, BigDecimal credits) {
    public boolean balances() {
      return debits.compareTo(credits) == 0;
    }
  }

  public static MonthTotals of(JsonNode answer) {
    List<Total> totals = new ArrayList<>();
    for (JsonNode total : answer.path("totals")) {
      totals.add(
          new Total(
              total.path("party").asText(),
              total.path("currency").asText(),
              decimal(total.path("accrued"))));
    }
    List<Control> control = new ArrayList<>();
    for (Map.Entry<String, JsonNode> side : answer.path("control").properties()) {
      control.add(
          new Control(
              side.getKey(),
              decimal(side.getValue().path("debits")),
              decimal(side.getValue().path("credits"))));
    }
    return new MonthTotals(
        answer.path("period").asText(),
        answer.path("status").asText(),
        List.copyOf(totals),
        List.copyOf(control));
  }

  private static BigDecimal decimal(JsonNode text) {
    return new BigDecimal(text.asText("0"));
  }
}
