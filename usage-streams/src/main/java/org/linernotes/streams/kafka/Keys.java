package org.linernotes.streams.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Record and store keys: UTF-8, parts joined by U+0000, which no part may contain. */
final class Keys {
  private static final String SEPARATOR = "\0";

  private Keys() {}

  static String joined(String... parts) {
    return String.join(SEPARATOR, parts);
  }

  static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte @Nullable [] key) {
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  static boolean startsWith(byte[] key, byte[] prefix) {
    return key.length >= prefix.length
        && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
  }
}
