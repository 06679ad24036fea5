package org.linernotes.ingest.usage;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Values of headers as CloudEvents' HTTP binding writes them (1.0.2, section 3.1.3.2). */
final class CloudEventHeader {
  private CloudEventHeader() {}

  /**
   * The attribute's text: without the quotes that older senders put around it, and with {@code %xx}
   * replaced by the bytes of UTF-8 that they stand for.
   *
   * @return empty if those bytes are not UTF-8
   */
  static Optional<String> decode(String value) {
    String text = value.strip();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return percentDecoded(quoted ? unescaped(text.substring(1, text.length() - 1)) : text);
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      boolean escape = text.charAt(i) == '\\' && i + 1 < text.length();
      i += escape ? 1 : 0;
      out.append(text.charAt(i));
    }
    return out.toString();
  }

  private static Optional<String> percentDecoded(String text) {
    if (text.indexOf('%') < 0) {
      return Optional.of(text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int coded = point == '%' && i + 2 < text.length() ? hex(text, i + 1) : -1;
      if (coded >= 0) {
        out.write(coded);
        i += 3;
      } else {
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(point);
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(out.toByteArray()))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** The byte of two hexadecimal digits; -1 if they are not. */
  private static int hex(String text, int at) {
    boolean digits =
        HexFormat.isHexDigit(text.charAt(at)) && HexFormat.isHexDigit(text.charAt(at + 1));
    return digits ? HexFormat.fromHexDigits(text, at, at + 2) : -1;
  }
}
