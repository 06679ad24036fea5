package org.linernotes.it.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** All that is owed, charge by charge. Charges alike in all but their amount add up. */
public record Charges(List<Charge> all) {

  /** Path to amount, where the amount is not zero. */
  public Facts facts() {
    return facts(Charge::path);
  }

  /** {@code totals/party|currency} to amount, over all months. */
  public Facts totals() {
    return facts(charge -> "totals/" + charge.account());
  }

  /** {@code yyyy-MM/totals/party|currency} to amount, per month of use. */
  public Facts monthlyTotals() {
    return facts(charge -> charge.origin() + "/totals/" + charge.account());
  }

  private Facts facts(Function<Charge, String> path) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    all.forEach(charge -> sums.merge(path.apply(charge), charge.amount(), BigDecimal::add));
    Facts facts = new Facts();
    sums.forEach(facts::amount);
    return facts;
  }

  public Charges where(Predicate<Charge> condition) {
    return new Charges(all.stream().filter(condition).toList());
  }

  public Charges and(Charges others) {
    List<Charge> both = new ArrayList<>(all);
    both.addAll(others.all);
    return new Charges(both);
  }
}
