package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.it.oracle.Charge;
import org.linernotes.it.oracle.Charges;

/**
 * What statements say, month after month, as charges. Each statement must add up in itself, follow
 * from the one before, and carry the hash of what it says.
 */
public final class Stated {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Integer> MINOR_UNITS =
      Map.of("GBP", 2, "USD", 2, "EUR", 2, "SEK", 2, "JPY", 0, "JOD", 3);

  private final List<Charge> charges = new ArrayList<>();
  private final Map<String, BigDecimal> carried = new HashMap<>();
  private final Map<String, BigDecimal> paid = new TreeMap<>();

  /** Takes in a month's documents, one a party. */
  public Stated month(Iterable<String> documents) {
    for (String text : documents) {
      JsonNode document = parse(text);
      for (JsonNode statement : document.get("statements")) {
        assertThat(statement.get("party")).isEqualTo(document.get("party"));
        assertThat(statement.get("period")).isEqualTo(document.get("period"));
        take(statement);
      }
    }
    return this;
  }

  /** All that was stated. */
  public Charges charges() {
    return new Charges(List.copyOf(charges));
  }

  /** {@code party|currency} to all that was payable and what is carried: what the ledger owes. */
  public Map<String, BigDecimal> settled() {
    Map<String, BigDecimal> settled = new TreeMap<>(paid);
    carried.forEach((account, amount) -> settled.merge(account, amount, BigDecimal::add));
    return settled;
  }

  private void take(JsonNode statement) {
    BigDecimal accrued = lines(statement, statement.get("lines"), null);
    BigDecimal adjusted = BigDecimal.ZERO;
    long count = statement.get("lines").size();
    for (JsonNode adjustment : statement.get("adjustments")) {
      String origin = adjustment.get("originMonth").asText();
      BigDecimal sum = lines(statement, adjustment.get("lines"), origin);
      assertThat(money(adjustment, "amount")).as(origin).isEqualByComparingTo(sum);
      adjusted = adjusted.add(sum);
      count += adjustment.get("lines").size();
    }
    String name = statement.get("period") + " " + account(statement);
    assertThat(statement.get("lineCount").asLong()).as(name).isEqualTo(count).isPositive();
    assertThat(money(statement, "accrued")).as(name).isEqualByComparingTo(accrued);
    assertThat(money(statement, "adjusted")).as(name).isEqualByComparingTo(adjusted);
    balances(name, statement, accrued.add(adjusted));
    assertThat(statement.get("sha256").asText()).as(name).isEqualTo(sha256(statement));
  }

  private void balances(String name, JsonNode statement, BigDecimal booked) {
    BigDecimal opening = carried.getOrDefault(account(statement), BigDecimal.ZERO);
    BigDecimal total = opening.add(booked);
    int scale = Objects.requireNonNull(MINOR_UNITS.get(statement.get("currency").asText()), name);
    BigDecimal payable = total.setScale(scale, RoundingMode.HALF_EVEN);
    assertThat(money(statement, "openingBalance")).as(name).isEqualByComparingTo(opening);
    assertThat(money(statement, "total")).as(name).isEqualByComparingTo(total);
    assertThat(statement.get("payable").asText()).as(name).isEqualTo(payable.toPlainString());
    BigDecimal closing = total.subtract(payable);
    assertThat(money(statement, "closingBalance")).as(name).isEqualByComparingTo(closing);
    carried.put(account(statement), closing);
    paid.merge(account(statement), payable, BigDecimal::add);
  }

  private BigDecimal lines(JsonNode statement, JsonNode lines, @Nullable String adjusts) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode line : lines) {
      String origin = line.get("originMonth").asText();
      assertThat(origin).isEqualTo(adjusts == null ? statement.get("period").asText() : adjusts);
      assertThat(line.hasNonNull("reason")).as("%s", line).isEqualTo(adjusts != null);
      BigDecimal amount = money(line, "amount");
      assertThat(amount.signum()).as("%s", line).isNotZero();
      charges.add(charge(statement, line, amount));
      sum = sum.add(amount);
    }
    return sum;
  }

  private static Charge charge(JsonNode statement, JsonNode line, BigDecimal amount) {
    String basis = line.get("basis").asText();
    return new Charge(
        line.get("originMonth").asText(),
        basis.equals("MONTHLY_POOL") ? "POOL" : basis.equals("MINIMUM_GUARANTEE") ? basis : "USE",
        line.get("licenceId").asText(),
        line.get("platform").asText(),
        orNull(line, "trackId"),
        orNull(line, "side"),
        statement.get("party").asText(),
        statement.get("currency").asText(),
        amount);
  }

  private static @Nullable String orNull(JsonNode node, String field) {
    return node.hasNonNull(field) ? node.get(field).asText() : null;
  }

  private static BigDecimal money(JsonNode node, String field) {
    assertThat(node.get(field).isTextual()).as("%s is a string: %s", field, node).isTrue();
    return new BigDecimal(node.get(field).asText());
  }

  private static String account(JsonNode statement) {
    return statement.get("party").asText() + "|" + statement.get("currency").asText();
  }

  /** Of the statement without its hash, keys sorted, no white space. */
  static String sha256(JsonNode statement) {
    Map<String, Object> members = new TreeMap<>();
    statement.properties().forEach(m -> members.put(m.getKey(), sorted(m.getValue())));
    members.remove("sha256");
    try {
      return Prints.sha256(JSON.writeValueAsString(members).getBytes(StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object sorted(JsonNode node) {
    if (node.isArray()) {
      List<Object> elements = new ArrayList<>();
      node.forEach(element -> elements.add(sorted(element)));
      return elements;
    }
    if (!node.isObject()) {
      return node;
    }
    Map<String, Object> members = new TreeMap<>();
    node.properties().forEach(m -> members.put(m.getKey(), sorted(m.getValue())));
    return members;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
