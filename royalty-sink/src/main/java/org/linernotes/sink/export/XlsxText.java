package org.linernotes.sink.export;

/**
 * Text as a cell of a workbook can hold it: XML has no control characters and no halves of pairs
 * (shown as U+FFFD), and a cell has at most 32 767 characters (cut, ending in an ellipsis).
 */
final class XlsxText {
  private static final int LONGEST = 32_767;
  private static final int UNKNOWN = 0xFFFD;

  private XlsxText() {}

  static String of(String text) {
    String valid = text.codePoints().allMatch(XlsxText::inXml) ? text : replaced(text);
    return valid.length() <= LONGEST ? valid : cut(valid);
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().forEach(c -> clean.appendCodePoint(inXml(c) ? c : UNKNOWN));
    return clean.toString();
  }

  private static String cut(String text) {
    int end = LONGEST - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
        + '\u2026';
  }

  private static boolean inXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
