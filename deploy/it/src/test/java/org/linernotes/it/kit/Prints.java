package org.linernotes.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Fingerprints of all that a closed month gives out: none may ever change by a byte. */
public final class Prints {
  private static final List<String> EXPORTS = List.of("royalties.csv", "journal.ndjson", "dsr.tsv");

  /** The library that writes workbooks notes the time of the download in each. */
  private static final Pattern DOWNLOADED =
      Pattern.compile("<dcterms:created.*?</dcterms:created>");

  private Prints() {}

  /**
   * Path to SHA-256: the list of statements, which states the hash of each, some of them as JSON,
   * CSV and PDF, and the exports, which have every line.
   *
   * @param every of so many parties one has its documents taken
   */
  public static SortedMap<String, String> of(Stack stack, String month, int every) {
    Api finance = stack.finance();
    SortedMap<String, String> prints = new TreeMap<>();
    List<String> parties = new Months(stack).parties(month);
    for (int i = 0; i < parties.size(); i += every) {
      String path = "/v1/statements/" + month + "/" + Months.encoded(parties.get(i));
      for (String form : List.of("json", "csv", "pdf")) {
        prints.put(path + "." + form, sha256(finance.download(path + "?format=" + form)));
      }
    }
    for (String export : EXPORTS) {
      String path = "/v1/exports/" + month + "/" + export;
      prints.put(path, sha256(finance.download(path)));
    }
    String workbook = "/v1/exports/" + month + "/royalties.xlsx";
    prints.put(workbook, workbook(finance.download(workbook)));
    String list = "/v1/statements/" + month;
    prints.put(list, sha256(finance.download(list + "?limit=10000")));
    return prints;
  }

  /** Of all that it holds, but for the time of the download. */
  private static String workbook(byte[] bytes) {
    StringBuilder contents = new StringBuilder();
    try {
      Path file = Files.createTempFile("workbook", ".xlsx"); // read by its directory, at its end
      Files.write(file, bytes);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          byte[] content = zip.getInputStream(entry).readAllBytes();
          String text = new String(content, StandardCharsets.UTF_8);
          contents.append(entry.getName()).append(DOWNLOADED.matcher(text).replaceAll(""));
        }
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sha256(contents.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The paths whose bytes are no longer what they were, or that came or went. */
  public static List<String> changed(Map<String, String> before, Map<String, String> now) {
    Set<String> paths = new TreeSet<>(before.keySet());
    paths.addAll(now.keySet());
    return paths.stream().filter(path -> !Objects.equals(before.get(path), now.get(path))).toList();
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
