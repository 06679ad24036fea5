package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;

/** What finance does with months, over HTTP. */
public final class Months {
  private static final Duration SETTLES = Duration.ofSeconds(120);
  private static final int OK = 200;

  private final Api finance;

  public Months(Stack stack) {
    this(stack.finance());
  }

  public Months(Api finance) {
    this.finance = finance;
  }

  /** Months with their status, ascending. */
  public SortedMap<String, String> all() {
    SortedMap<String, String> months = new TreeMap<>();
    JsonNode periods = finance.get("/v1/periods").json().get("periods");
    periods.forEach(m -> months.put(text(m, "period"), text(m, "status")));
    return months;
  }

  public Answer review(String month, String reason) {
    return step(month, "review", reason);
  }

  public Answer close(String month, String reason) {
    return step(month, "close", reason);
  }

  private Answer step(String month, String step, String reason) {
    return finance.post("/v1/periods/" + month + "/" + step, "{\"reason\":\"" + reason + "\"}");
  }

  /** Puts it to review, which must be granted; the draft's summary once nothing is in flight. */
  public JsonNode reviewed(String month) {
    Answer answer = review(month, "the month is over");
    assertThat(answer.status()).as(answer.text()).isEqualTo(OK);
    AtomicReference<JsonNode> summary = new AtomicReference<>();
    Awaitility.await("draft of " + month)
        .atMost(SETTLES)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> summary.set(granted(draft(month), "REVIEW")));
    return Objects.requireNonNull(summary.get());
  }

  public Answer draft(String month) {
    return finance.get("/v1/periods/" + month + "/draft");
  }

  /** Closes it, which must be granted; the summary. */
  public JsonNode closed(String month) {
    return granted(close(month, "the draft is right"), "CLOSED");
  }

  private static JsonNode granted(Answer answer, String status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(OK);
    JsonNode summary = answer.json();
    assertThat(text(summary, "status")).isEqualTo(status);
    for (JsonNode check : summary.get("checks")) {
      assertThat(check.get("ok").asBoolean()).as("%s", check).isTrue();
      assertThat(check.get("differences")).as("%s", check).isEmpty();
    }
    return summary;
  }

  /** The month's list of statements. */
  public List<JsonNode> statements(String month) {
    List<JsonNode> statements = new ArrayList<>();
    for (JsonNode page : Reports.pages(finance, "/v1/statements/" + month)) {
      page.get("statements").forEach(statements::add);
    }
    return statements;
  }

  /** Who has statements of a month, in the list's order. */
  public List<String> parties(String month) {
    return statements(month).stream()
        .map(statement -> text(statement, "party"))
        .distinct()
        .toList();
  }

  /** Each party's statements of a month as JSON, by party. */
  public SortedMap<String, String> documents(String month) {
    SortedMap<String, String> documents = new TreeMap<>();
    parties(month).forEach(party -> documents.put(party, document(month, party)));
    return documents;
  }

  public String document(String month, String party) {
    Answer answer = finance.get("/v1/statements/" + month + "/" + encoded(party));
    assertThat(answer.status()).as(answer.text()).isEqualTo(OK);
    return answer.text();
  }

  /** A draft's document as it is when nothing comes between it and the close. */
  public static String asClosed(String draft) {
    return draft.replace("\"status\":\"REVIEW\"", "\"status\":\"CLOSED\"");
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }
}
