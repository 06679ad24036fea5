package org.linernotes.sink.statement;

import com.lowagie.text.pdf.BaseFont;
import java.text.Normalizer;

/**
 * Text that a font can show. What it has no picture of is shown as U+FFFD (a question mark in a
 * diamond), so that nobody takes a title for shorter than it is.
 */
final class PdfText {
  private static final int UNKNOWN = 0xFFFD;

  private PdfText() {}

  static String of(BaseFont font, String text) {
    StringBuilder shown = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .filter(c -> !silent(c))
        .map(c -> shown(font, c))
        .forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static int shown(BaseFont font, int c) {
    if (Character.isWhitespace(c) || Character.isISOControl(c)) {
      return ' ';
    }
    return font.charExists(c) ? c : UNKNOWN;
  }

  /** Says how its neighbours look, and has no picture of its own. */
  private static boolean silent(int c) {
    return Character.getType(c) == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F);
  }
}
