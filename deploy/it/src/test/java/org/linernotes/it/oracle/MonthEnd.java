package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What months owe beside their uses: pools and guarantees, of the uses and the licences alone. */
final class MonthEnd {
  private static final int SCALE = 9;

  private final Collection<JsonNode> licences;
  private final List<Licensed> licensed;
  private final List<Charge> charges;

  /**
   * @param uses what the uses owe
   */
  MonthEnd(Collection<JsonNode> licences, List<Licensed> licensed, List<Charge> uses) {
    this.licences = licences;
    this.licensed = licensed;
    this.charges = new ArrayList<>(uses);
  }

  /** What shares of a month are shared over, in the order that ties go by. */
  private record Claim(@Nullable String track, @Nullable String side, String party)
      implements Comparable<Claim> {
    private static final Comparator<@Nullable String> TEXT =
        Comparator.nullsFirst(Comparator.naturalOrder());

    @Override
    public int compareTo(Claim other) {
      int byTrack = TEXT.compare(track, other.track);
      int bySide = byTrack != 0 ? byTrack : TEXT.compare(side, other.side);
      return bySide != 0 ? bySide : party.compareTo(other.party);
    }
  }

  /** With the uses. Months before the first closed one owe only under licences used in them. */
  Charges closed(YearMonth first, YearMonth last) {
    SortedSet<String> months = new TreeSet<>();
    licensed.forEach(use -> months.add(use.cell().month()));
    months.removeIf(month -> month.compareTo(last.toString()) > 0);
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month.toString());
    }
    for (String month : months) {
      for (JsonNode licence : licences) {
        boolean used = !uses(licence, month).isEmpty();
        if (concerns(licence, month) && (used || month.compareTo(first.toString()) >= 0)) {
          owe(licence, month);
        }
      }
    }
    return new Charges(charges);
  }

  /** It is active, and its term covers a day of the month. */
  private static boolean concerns(JsonNode licence, String month) {
    String from = licence.get("effectiveFrom").asText();
    return licence.get("status").asText().equals("ACTIVE")
        && from.substring(0, month.length()).compareTo(month) <= 0
        && (!licence.hasNonNull("effectiveTo")
            || licence.get("effectiveTo").asText().compareTo(month + "-01") > 0);
  }

  private List<Licensed> uses(JsonNode licence, String month) {
    String licenceId = licence.get("licenceId").asText();
    return licensed.stream()
        .filter(use -> use.licenceId().equals(licenceId) && use.cell().month().equals(month))
        .toList();
  }

  private void owe(JsonNode licence, String month) {
    if (licence.get("rate").get("basis").asText().equals("MONTHLY_POOL")) {
      pool(licence, month);
    }
    if (licence.hasNonNull("minimumGuarantee")) {
      guarantee(licence, month);
    }
  }

  private void pool(JsonNode licence, String month) {
    BigDecimal fee = new BigDecimal(licence.get("rate").get("amount").asText()).setScale(SCALE);
    SortedMap<Claim, List<Licensed>> pairs = new TreeMap<>();
    for (Licensed use : uses(licence, month)) {
      Claim pair = new Claim(use.track(), use.side(), "");
      pairs.computeIfAbsent(pair, key -> new ArrayList<>()).add(use);
    }
    if (pairs.isEmpty()) {
      toLicensor("POOL", licence, month, fee);
      return;
    }
    String allocation = licence.get("rate").get("allocation").asText();
    List<BigInteger> weights =
        pairs.values().stream().map(uses -> weight(allocation, uses)).toList();
    List<BigDecimal> grosses = LargestRemainder.of(fee, weights);
    int next = 0;
    for (Map.Entry<Claim, List<Licensed>> pair : pairs.entrySet()) {
      JsonNode splits = lastDay(pair.getValue()).rights().get("splits");
      Shares.of(grosses.get(next++), splits)
          .forEach(
              (party, share) ->
                  add(
                      "POOL",
                      licence,
                      month,
                      new Claim(pair.getKey().track(), pair.getKey().side(), party),
                      share));
    }
  }

  private static BigInteger weight(String allocation, List<Licensed> uses) {
    return BigInteger.valueOf(
        switch (allocation) {
          case "EQUAL_BY_TRACK" -> 1;
          case "BY_EXPOSURES" -> uses.stream().mapToLong(use -> use.use().exposures).sum();
          case "BY_AUDIO_SECONDS" -> uses.stream().mapToLong(use -> use.use().audioMillis).sum();
          default -> throw new IllegalArgumentException("allocation: " + allocation);
        });
  }

  private static Licensed lastDay(List<Licensed> uses) {
    return uses.stream().max(Comparator.comparing(use -> use.cell().day())).orElseThrow();
  }

  private void guarantee(JsonNode licence, String month) {
    String licenceId = licence.get("licenceId").asText();
    SortedMap<Claim, BigDecimal> accrued = new TreeMap<>();
    for (Charge charge : charges) {
      if (charge.of(licenceId, month)) {
        Claim claim = new Claim(charge.track(), charge.side(), charge.party());
        accrued.merge(claim, charge.amount(), BigDecimal::add);
      }
    }
    BigDecimal sum = accrued.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal least = new BigDecimal(licence.get("minimumGuarantee").asText()).setScale(SCALE);
    if (sum.signum() == 0) {
      toLicensor("MINIMUM_GUARANTEE", licence, month, least);
    } else if (sum.compareTo(least) < 0) {
      List<BigInteger> weights = accrued.values().stream().map(BigDecimal::unscaledValue).toList();
      List<BigDecimal> shares = LargestRemainder.of(least.subtract(sum), weights);
      int next = 0;
      for (Claim claim : accrued.keySet()) {
        add("MINIMUM_GUARANTEE", licence, month, claim, shares.get(next++));
      }
    }
  }

  private void toLicensor(String kind, JsonNode licence, String month, BigDecimal amount) {
    add(kind, licence, month, new Claim(null, null, licence.get("licensor").asText()), amount);
  }

  private void add(String kind, JsonNode licence, String month, Claim claim, BigDecimal amount) {
    charges.add(
        new Charge(
            month,
            kind,
            licence.get("licenceId").asText(),
            licence.get("platform").asText(),
            claim.track(),
            claim.side(),
            claim.party(),
            licence.get("rate").get("currency").asText(),
            amount));
  }
}
