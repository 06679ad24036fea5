package org.linernotes.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * An API key as its holder has it: a prefix that scanners can find, 160 random bits, and a checksum
 * that tells a mistyped key from an unknown one without a look-up.
 */
public record ApiKey(String text) {
  private static final String PREFIX = "ln_";
  private static final Pattern FORM = Pattern.compile("ln_[0-9a-f]{40}[0-9a-f]{8}");
  private static final int RANDOM_BYTES = 20;
  private static final int ID_DIGITS = 12;

  /** Fills the bytes at random; in production {@code SecureRandom::nextBytes}. */
  @FunctionalInterface
  public interface RandomBytes {
    void fill(byte[] bytes);
  }

  public static ApiKey create(RandomBytes random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.fill(bytes);
    String body = PREFIX + HexFormat.of().formatHex(bytes);
    return new ApiKey(body + checksum(body));
  }

  /** True if it has the form and its checksum is right; says nothing about whether it is known. */
  public boolean wellFormed() {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    int end = text.length() - 8;
    return checksum(text.substring(0, end)).equals(text.substring(end));
  }

  /** What services keep of it: SHA-256, hex. A fast hash is enough for 160 random bits. */
  public String sha256() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What a person calls a key by: the first digits of its hash, which say nothing of it. */
  public static String id(String sha256) {
    return sha256.substring(0, ID_DIGITS);
  }

  /** Never the key itself: records print their fields, and keys must not reach a log. */
  @Override
  public String toString() {
    return "ApiKey[" + PREFIX + "...]";
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.US_ASCII));
    return String.format(Locale.ROOT, "%08x", crc.getValue());
  }
}
