package org.linernotes.sink.statement;

import com.lowagie.text.Font;
import com.lowagie.text.pdf.BaseFont;
import java.awt.Color;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Random;

/**
 * The fonts of one document: DejaVu Sans Condensed, embedded as far as used. Registered nowhere, so
 * that no other document sees them, and none of the machine's fonts is seen here.
 */
final class PdfFonts {
  static final Color INK = new Color(0x1F, 0x24, 0x2B);
  static final Color GREY = new Color(0x6B, 0x72, 0x7C);
  static final Color WARNING = new Color(0xB3, 0x26, 0x1E);

  private final BaseFont regular;
  private final BaseFont bold;

  PdfFonts(FontFiles files) throws IOException {
    regular = font(FontFiles.REGULAR, files.regular(), 1);
    bold = font(FontFiles.BOLD, files.bold(), 2);
  }

  BaseFont base() {
    return regular;
  }

  BaseFont baseBold() {
    return bold;
  }

  Font regular(float size, Color color) {
    return new Font(regular, size, Font.NORMAL, color);
  }

  Font bold(float size, Color color) {
    return new Font(bold, size, Font.NORMAL, color);
  }

  private static BaseFont font(String name, byte[] file, long seed) throws IOException {
    BaseFont font =
        BaseFont.createFont(name, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, false, file, null);
    font.setSecureRandom(new NamesSubset(seed));
    return font;
  }

  /**
   * A subset's name begins with six letters "at random": here always the same, and so the bytes.
   */
  private static final class NamesSubset extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final Random letters;

    NamesSubset(long seed) {
      letters = new Random(seed);
    }

    @Override
    public double nextDouble() {
      return letters.nextDouble();
    }
  }
}
