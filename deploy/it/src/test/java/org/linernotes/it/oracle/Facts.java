package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An outcome as single facts, from path ({@code 2026-09/totals/party|GBP}) to value, so that two
 * outcomes compare to the last digit and their differences read plainly. A count of zero and an
 * amount of zero are no facts.
 */
public final class Facts {
  private static final int SHOWN = 20;
  private static final Set<String> AMOUNTS = Set.of("totals", "debits", "gross");

  private final SortedMap<String, String> facts = new TreeMap<>();

  /** The facts of an outcome in the form of {@code expected.json}. */
  public static Facts of(JsonNode months) {
    Facts result = new Facts();
    result.addAll("", false, months);
    return result;
  }

  private void addAll(String at, boolean amounts, JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String name = member.getKey();
      String path = at.isEmpty() ? name : at + "/" + name;
      if (member.getValue().isObject()) {
        addAll(path, amounts || AMOUNTS.contains(name), member.getValue());
      } else if (amounts) {
        amount(path, new BigDecimal(member.getValue().asText()));
      } else {
        text(path, member.getValue().asText());
      }
    }
  }

  public void count(String path, long count) {
    if (count != 0) {
      facts.put(path, Long.toString(count));
    }
  }

  public void amount(String path, BigDecimal amount) {
    if (amount.signum() != 0) {
      facts.put(path, amount.toPlainString());
    }
  }

  public void text(String path, String text) {
    if (!text.equals("0")) {
      facts.put(path, text);
    }
  }

  public SortedMap<String, String> asMap() {
    return Collections.unmodifiableSortedMap(facts);
  }

  /** All but those whose path ends so. */
  public Facts without(List<String> ends) {
    Facts some = new Facts();
    facts.forEach(
        (path, value) -> {
          if (ends.stream().noneMatch(path::endsWith)) {
            some.facts.put(path, value);
          }
        });
    return some;
  }

  /** What this expects and the other has otherwise, the first of it; empty if they are equal. */
  public List<String> differences(Facts actual) {
    List<String> differences = new ArrayList<>();
    Set<String> paths = new TreeSet<>(facts.keySet());
    paths.addAll(actual.facts.keySet());
    for (String path : paths) {
      String expected = facts.get(path);
      String found = actual.facts.get(path);
      if (differences.size() < SHOWN && (expected == null || !expected.equals(found))) {
        differences.add(path + ": " + found + " (expected: " + expected + ")");
      }
    }
    return differences;
  }
}
