package org.linernotes.cli.client;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of text in UTF-8. Text that is none (half a surrogate pair) is refused. */
final class Sha256 {
  private final MessageDigest digest = digest();
  private final Writer writer =
      new BufferedWriter(
          new OutputStreamWriter(
              new DigestOutputStream(OutputStream.nullOutputStream(), digest),
              StandardCharsets.UTF_8.newEncoder()));

  Writer writer() {
    return writer;
  }

  /** Of all that was written; once. */
  String hex() throws IOException {
    writer.close();
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is in every JDK", e);
    }
  }
}
