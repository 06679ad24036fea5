package org.linernotes.bench;

import java.nio.charset.StandardCharsets;

/** Text as bytes. */
final class Bytes {

  private Bytes() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
