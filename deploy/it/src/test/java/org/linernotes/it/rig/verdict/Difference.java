package org.linernotes.it.rig.verdict;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.linernotes.it.oracle.Facts;

/** Names what an outcome has otherwise than the oracle. */
final class Difference {
  /** How often something was sent again is not the oracle's to know. */
  private static final List<String> BY_SENDING = List.of("/reported", "/duplicates", "/conflicts");

  private Difference() {}

  static List<Finding> between(Facts expected, Facts actual) {
    Map<String, String> wanted = expected.without(BY_SENDING).asMap();
    Map<String, String> found = actual.without(BY_SENDING).asMap();
    Set<String> paths = new TreeSet<>(wanted.keySet());
    paths.addAll(found.keySet());
    List<Finding> findings = new ArrayList<>();
    for (String path : paths) {
      String want = wanted.getOrDefault(path, "0");
      String have = found.getOrDefault(path, "0");
      if (!want.equals(have)) {
        findings.add(new Finding(kind(path, want, have), text(path, want, have)));
      }
    }
    return findings;
  }

  private static String text(String path, String want, String have) {
    return path + ": " + have + " (expected: " + want + ")";
  }

  private static Finding.Kind kind(String path, String want, String have) {
    boolean uses = path.endsWith("/recorded") || path.endsWith("/events");
    if (!uses && !path.contains("/debits/")) {
      return Finding.Kind.DIFFERENT; // which follows from these, or is something else
    }
    boolean less = new BigDecimal(have).compareTo(new BigDecimal(want)) < 0;
    return less ? Finding.Kind.LOST : Finding.Kind.DOUBLED;
  }

  /** Of the counts whose path ends so. */
  static long sum(Facts facts, String end) {
    return facts.asMap().entrySet().stream()
        .filter(fact -> fact.getKey().endsWith(end))
        .mapToLong(fact -> Long.parseLong(fact.getValue()))
        .sum();
  }
}
