package org.linernotes.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What the books owe, from the journal: every entry must balance and tell what it is for. */
public final class Booked {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCALE = 9;

  private final Map<String, BigDecimal> credits = new TreeMap<>();

  private Booked() {}

  /** {@code party|currency} to what it was credited in the months, where that is not zero. */
  public static Map<String, BigDecimal> in(Stack stack, Collection<String> months) {
    Booked booked = new Booked();
    months.forEach(month -> booked.month(stack, month));
    booked.credits.values().removeIf(sum -> sum.signum() == 0);
    return booked.credits;
  }

  private void month(Stack stack, String month) {
    byte[] journal = stack.finance().download("/v1/exports/" + month + "/journal.ndjson");
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(journal), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        entry(month, JSON.readTree(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void entry(String month, JsonNode entry) {
    assertThat(entry.get("period").asText()).isEqualTo(month);
    assertThat(entry.get("originMonth").asText()).isLessThanOrEqualTo(month);
    Map<String, BigInteger> sums = new HashMap<>();
    for (JsonNode posting : entry.get("postings")) {
      String asset = posting.get("asset").asText();
      BigInteger amount = new BigInteger(posting.get("amount").asText());
      assertThat(asset).endsWith("/" + SCALE);
      sums.merge(asset, amount, BigInteger::add);
      if (posting.hasNonNull("party")) {
        String currency = asset.substring(0, asset.indexOf('/'));
        String account = posting.get("party").asText() + "|" + currency;
        credits.merge(account, new BigDecimal(amount.negate(), SCALE), BigDecimal::add);
      }
    }
    assertThat(sums.values()).as("%s", entry).allMatch(sum -> sum.signum() == 0);
  }
}
