package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A gross amount over a side's splits, ties by party ascending (contract section 6). */
final class Shares {
  private Shares() {}

  static Map<String, BigDecimal> of(BigDecimal gross, JsonNode splits) {
    TreeMap<String, BigInteger> ppm = new TreeMap<>();
    for (JsonNode split : splits) {
      ppm.put(split.get("party").asText(), BigInteger.valueOf(split.get("ppm").asLong()));
    }
    List<BigDecimal> amounts = LargestRemainder.of(gross, new ArrayList<>(ppm.values()));
    Map<String, BigDecimal> shares = new TreeMap<>();
    ppm.keySet().forEach(party -> shares.put(party, amounts.get(shares.size())));
    return shares;
  }
}
