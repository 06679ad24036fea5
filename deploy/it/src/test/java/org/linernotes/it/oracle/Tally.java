package org.linernotes.it.oracle;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Adds up an outcome. */
final class Tally {
  private final Map<String, Long> counts = new HashMap<>();
  private final Map<String, BigDecimal> amounts = new HashMap<>();
  private final Map<String, Long> millis = new HashMap<>();
  private final Map<String, String> firstDays = new HashMap<>();
  private final Map<String, String> lastDays = new HashMap<>();

  void audit(String month, String platform, String what) {
    count(month + "/audit/" + platform + "/" + what, 1);
  }

  void verdict(Cell cell, String side, String reason, Amounts use) {
    String audit = cell.month() + "/audit/" + cell.platform() + "/" + side + "/" + reason;
    count(audit, use.events);
    if (!reason.equals("AUTHORISED")) {
      unlicensed(cell, side, reason, use);
    }
  }

  private void unlicensed(Cell cell, String side, String reason, Amounts use) {
    String subject = cell.track() == null ? String.valueOf(cell.identifier()) : cell.track();
    String path =
        cell.month()
            + "/unlicensed/"
            + String.join("|", subject, cell.platform(), cell.model(), side, reason);
    uses(path, use);
    firstDays.merge(path + "/first", cell.day(), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    lastDays.merge(path + "/last", cell.day(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  void artist(String month, String artist, String coverage, Amounts use) {
    String path = month + "/artists/" + artist;
    uses(path, use);
    count(path + "/coverage/" + coverage, use.exposures);
  }

  private void uses(String path, Amounts use) {
    count(path + "/events", use.events);
    count(path + "/exposures", use.exposures);
    millis.merge(path + "/audioSeconds", use.audioMillis, Long::sum);
  }

  /** A gross amount owed, with the shares that the splits give. */
  void owed(Licensed use, String artist, BigDecimal gross, Map<String, BigDecimal> shares) {
    String month = use.cell().month();
    amount(month + "/debits/" + use.cell().platform() + "|" + use.currency(), gross);
    amount(month + "/artists/" + artist + "/gross/" + use.currency(), gross);
    shares.forEach(
        (party, share) -> amount(month + "/totals/" + party + "|" + use.currency(), share));
  }

  private void count(String path, long more) {
    counts.merge(path, more, Long::sum);
  }

  private void amount(String path, BigDecimal more) {
    amounts.merge(path, more, BigDecimal::add);
  }

  Facts facts() {
    Facts facts = new Facts();
    counts.forEach(facts::count);
    amounts.forEach(facts::amount);
    millis.forEach((path, sum) -> facts.text(path, BigDecimal.valueOf(sum, 3).toPlainString()));
    firstDays.forEach(facts::text);
    lastDays.forEach(facts::text);
    return facts;
  }
}
