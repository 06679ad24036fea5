package org.linernotes.it.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Largest remainder at scale 9 (contract section 6). */
final class Shares {
  private static final int SCALE = 9;
  private static final BigInteger WHOLE = BigInteger.valueOf(1_000_000);

  private Shares() {}

  private record Part(String party, BigInteger units, BigInteger remainder) {}

  static Map<String, BigDecimal> of(BigDecimal gross, JsonNode splits) {
    BigInteger units = gross.setScale(SCALE).unscaledValue();
    List<Part> parts = new ArrayList<>();
    BigInteger left = units;
    for (JsonNode split : splits) {
      BigInteger[] quotient =
          units.multiply(BigInteger.valueOf(split.get("ppm").asLong())).divideAndRemainder(WHOLE);
      parts.add(new Part(split.get("party").asText(), quotient[0], quotient[1]));
      left = left.subtract(quotient[0]);
    }
    parts.sort(Comparator.comparing(Part::remainder).reversed().thenComparing(Part::party));
    Map<String, BigDecimal> shares = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      BigInteger extra = i < left.intValueExact() ? BigInteger.ONE : BigInteger.ZERO;
      shares.put(parts.get(i).party(), new BigDecimal(parts.get(i).units().add(extra), SCALE));
    }
    return shares;
  }
}
