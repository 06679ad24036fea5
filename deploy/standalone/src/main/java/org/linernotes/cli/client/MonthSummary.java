package org.linernotes.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a month's close comes to, as a draft or for good. Amounts are kept as the API wrote them.
 */
public record MonthSummary(
    String period,
    String status,
    List<Check> checks,
    List<Charge> charges,
    List<Parked> parked,
    List<Total> totals) {

  /**
   * What must hold before a month closes.
   *
   * @param differences what is off, in words; empty if it holds
   */
  public record Check(String check, boolean ok, List<String> differences) {}

  /** What a licence is owed apart from single uses: a pool's fee, the rest up to a guarantee. */
  public record Charge(
      String licenceId,
      String charge,
      String originMonth,
      String currency,
      String amount,
      String lines) {}

  /** A party whose books do not add up, and which gets no statement until they do. */
  public record Parked(String party, String currency, String ledger, String expected) {}

  /** All statements of a currency together. */
  public record Total(
      String currency,
      String statements,
      String accrued,
      String adjusted,
      String payable,
      String carried) {}

  public static MonthSummary of(JsonNode answer) {
    return new MonthSummary(
        answer.path("period").asText(),
        answer.path("status").asText(),
        checks(answer),
        list(answer.path("charges"), MonthSummary::charge),
        parked(answer),
        list(answer.path("totals"), MonthSummary::total));
  }

  /** The check list alone, which a refusal carries too. */
  public static List<Check> checks(JsonNode answer) {
    return list(answer.path("checks"), MonthSummary::check);
  }

  /** The parked parties alone, which the list of statements carries too. */
  public static List<Parked> parked(JsonNode answer) {
    return list(
        answer.path("parked"),
        row ->
            new Parked(
                row.path("party").asText(),
                row.path("currency").asText(),
                row.path("ledger").asText(),
                row.path("expected").asText()));
  }

  /** True if nothing but the status sets them apart: what was drafted is what was closed. */
  public boolean isSameAs(MonthSummary other) {
    return charges.equals(other.charges)
        && parked.equals(other.parked)
        && totals.equals(other.totals);
  }

  public boolean holds() {
    return checks.stream().allMatch(Check::ok);
  }

  private static Check check(JsonNode row) {
    return new Check(
        row.path("check").asText(),
        row.path("ok").asBoolean(),
        list(row.path("differences"), JsonNode::asText));
  }

  private static Charge charge(JsonNode row) {
    return new Charge(
        row.path("licenceId").asText(),
        row.path("charge").asText(),
        row.path("originMonth").asText(),
        row.path("currency").asText(),
        row.path("amount").asText(),
        row.path("lines").asText());
  }

  private static Total total(JsonNode row) {
    return new Total(
        row.path("currency").asText(),
        row.path("statements").asText(),
        row.path("accrued").asText(),
        row.path("adjusted").asText(),
        row.path("payable").asText(),
        row.path("carried").asText());
  }

  private static <T> List<T> list(JsonNode rows, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    rows.forEach(row -> list.add(read.apply(row)));
    return List.copyOf(list);
  }
}
