package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linernotes.it.oracle.Facts;

/** Everything that finance can read of some months, as facts. */
public final class Reports {
  private final Api finance;
  private final Facts facts = new Facts();

  private Reports(Api finance) {
    this.finance = finance;
  }

  /** The months' totals, debits, audit, artists and unlicensed use; checks that control agrees. */
  public static Facts of(Api finance, Collection<String> months) {
    Reports reports = new Reports(finance);
    months.forEach(reports::month);
    return reports.facts;
  }

  private void month(String month) {
    JsonNode royalties = get("/v1/royalties/" + month);
    for (JsonNode total : royalties.path("totals")) {
      String key = total.get("party").asText() + "|" + total.get("currency").asText();
      amount(month + "/totals/" + key, total.get("accrued"));
    }
    Map<String, BigDecimal> debits = debits(month);
    checkControl(royalties.path("control"), debits);
    audit(month);
    items("/v1/usage/" + month + "/artists", "artists").forEach(artist -> artist(month, artist));
    items("/v1/unlicensed/" + month, "uses").forEach(use -> unlicensed(month, use));
  }

  /** From the postings themselves; per currency. */
  private Map<String, BigDecimal> debits(String month) {
    Map<String, BigDecimal> byPlatform = new HashMap<>();
    Map<String, BigDecimal> byCurrency = new HashMap<>();
    for (JsonNode entry : items("/v1/ledger/entries?period=" + month, "entries")) {
      for (JsonNode posting : entry.get("postings")) {
        String account = posting.get("account").asText();
        if (account.startsWith("platform:")) {
          String currency = posting.get("currency").asText();
          BigDecimal amount = new BigDecimal(posting.get("amount").asText());
          String key = account.substring("platform:".length()) + "|" + currency;
          byPlatform.merge(key, amount, BigDecimal::add);
          byCurrency.merge(currency, amount, BigDecimal::add);
        }
      }
    }
    byPlatform.forEach((key, sum) -> facts.amount(month + "/debits/" + key, sum));
    return byCurrency;
  }

  private static void checkControl(JsonNode control, Map<String, BigDecimal> debits) {
    debits.values().removeIf(sum -> sum.signum() == 0);
    Map<String, BigDecimal> controlled = new HashMap<>();
    for (Map.Entry<String, JsonNode> member : control.properties()) {
      BigDecimal sum = new BigDecimal(member.getValue().get("debits").asText());
      assertThat(new BigDecimal(member.getValue().get("credits").asText()))
          .as("credits in %s", member.getKey())
          .isEqualByComparingTo(sum);
      controlled.put(member.getKey(), sum);
    }
    controlled.values().removeIf(sum -> sum.signum() == 0);
    assertThat(controlled).as("control, against the postings").isEqualTo(debits);
  }

  private void audit(String month) {
    for (JsonNode platform : get("/v1/audit/" + month).path("platforms")) {
      String path = month + "/audit/" + platform.get("platform").asText();
      for (String count :
          List.of("reported", "recorded", "duplicates", "conflicts", "quarantined", "voided")) {
        facts.count(path + "/" + count, platform.get(count).asLong());
      }
      checkAudit(platform);
      for (Map.Entry<String, JsonNode> side : platform.get("verdicts").properties()) {
        for (Map.Entry<String, JsonNode> verdict : side.getValue().properties()) {
          facts.count(
              path + "/" + side.getKey() + "/" + verdict.getKey(), verdict.getValue().asLong());
        }
      }
    }
  }

  /** No event disappears: the equations hold at every moment, not only in the end. */
  private static void checkAudit(JsonNode audit) {
    assertThat(sum(audit, "recorded", "duplicates", "conflicts", "quarantined"))
        .as("reported: %s", audit)
        .isEqualTo(sum(audit, "reported"));
    assertThat(sum(audit, "counted", "voided"))
        .as("recorded: %s", audit)
        .isEqualTo(sum(audit, "recorded"));
  }

  private static long sum(JsonNode audit, String... counts) {
    return Stream.of(counts).mapToLong(count -> audit.get(count).asLong()).sum();
  }

  private void artist(String month, JsonNode artist) {
    String path = month + "/artists/" + artist.get("artist").asText();
    uses(path, artist);
    for (Map.Entry<String, JsonNode> coverage : artist.get("coverage").properties()) {
      facts.count(path + "/coverage/" + coverage.getKey(), coverage.getValue().asLong());
    }
    for (JsonNode gross : artist.get("gross")) {
      amount(path + "/gross/" + gross.get("currency").asText(), gross.get("amount"));
    }
  }

  private void unlicensed(String month, JsonNode use) {
    String subject =
        use.hasNonNull("trackId") ? use.get("trackId").asText() : use.get("identifier").asText();
    String key =
        String.join(
            "|",
            subject,
            use.get("platform").asText(),
            use.get("model").asText(),
            use.get("side").asText(),
            use.get("reason").asText());
    String path = month + "/unlicensed/" + key;
    uses(path, use);
    facts.text(path + "/first", use.get("firstDay").asText());
    facts.text(path + "/last", use.get("lastDay").asText());
  }

  private void uses(String path, JsonNode use) {
    facts.count(path + "/events", use.get("events").asLong());
    facts.count(path + "/exposures", use.get("exposures").asLong());
    facts.text(path + "/audioSeconds", use.get("audioSeconds").asText());
  }

  /** Amounts travel as strings, and an amount of zero is left out. */
  private void amount(String path, JsonNode amount) {
    assertThat(amount.isTextual()).as("%s: %s is a string", path, amount).isTrue();
    BigDecimal value = new BigDecimal(amount.asText());
    assertThat(value.signum()).as("%s: %s", path, amount).isNotZero();
    facts.amount(path, value);
  }

  private List<JsonNode> items(String path, String field) {
    List<JsonNode> items = new ArrayList<>();
    pages(finance, path).forEach(page -> page.get(field).forEach(items::add));
    return items;
  }

  /** All pages of a list, following {@code next}. */
  public static List<JsonNode> pages(Api api, String path) {
    List<JsonNode> pages = new ArrayList<>();
    String query = path + (path.contains("?") ? "&" : "?") + "limit=10000";
    JsonNode page = ok(api.get(query));
    pages.add(page);
    while (page.hasNonNull("next")) {
      page = ok(api.get(query + "&cursor=" + page.get("next").asText()));
      pages.add(page);
    }
    return pages;
  }

  private JsonNode get(String path) {
    return ok(finance.get(path));
  }

  private static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }
}
