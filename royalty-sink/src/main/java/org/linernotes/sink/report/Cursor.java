package org.linernotes.sink.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page ended: the sort key of its last row. What comes after it does not shift when rows
 * are added before it. Opaque outside.
 */
public record Cursor(List<String> key) {
  private static final char SEPARATOR = '\0';

  public Cursor {
    key = List.copyOf(key);
  }

  /**
   * As it travels.
   *
   * @param list the list's name, so that a cursor of one list is not taken for another's
   */
  public String encode(String list) {
    String text = list + SEPARATOR + String.join(String.valueOf(SEPARATOR), key);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads {@link #encode}.
   *
   * @throws IllegalArgumentException if it is not a cursor of that list, with so many fields
   */
  public static Cursor decode(String list, int fields, String text) {
    String[] parts = utf8(Base64.getUrlDecoder().decode(text)).split("\0", -1);
    if (parts.length != fields + 1 || !parts[0].equals(list)) {
      throw new IllegalArgumentException("not a cursor of " + list);
    }
    return new Cursor(Arrays.asList(parts).subList(1, parts.length));
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("not UTF-8", e);
    }
  }
}
