package org.linernotes.it.kit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Fingerprints of all that a closed month gives out: none may ever change by a byte. */
public final class Prints {
  private static final List<String> EXPORTS =
      List.of("royalties.csv", "royalties.xlsx", "journal.ndjson", "dsr.tsv");

  private Prints() {}

  /**
   * Path to SHA-256: the list of statements, each party's as JSON, some also as CSV and PDF, and
   * the exports.
   *
   * @param every of so many parties one has its CSV and PDF taken too
   */
  public static SortedMap<String, String> of(Stack stack, String month, int every) {
    Api finance = stack.finance();
    SortedMap<String, String> prints = new TreeMap<>();
    int parties = 0;
    for (Map.Entry<String, String> document : new Months(stack).documents(month).entrySet()) {
      String path = "/v1/statements/" + month + "/" + Months.encoded(document.getKey());
      prints.put(path, sha256(document.getValue().getBytes(StandardCharsets.UTF_8)));
      if (parties++ % every == 0) {
        prints.put(path + ".csv", sha256(finance.download(path + "?format=csv")));
        prints.put(path + ".pdf", sha256(finance.download(path + "?format=pdf")));
      }
    }
    for (String export : EXPORTS) {
      String path = "/v1/exports/" + month + "/" + export;
      prints.put(path, sha256(finance.download(path)));
    }
    String list = "/v1/statements/" + month;
    prints.put(list, sha256(finance.download(list + "?limit=10000")));
    return prints;
  }

  /** In hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
