package org.linernotes.sink.statement;

/**
 * Text for CSV files, which people open in spreadsheets. A cell that begins with one of {@code = +
 * - @}, a tab or a line end is run as a formula there, whoever wrote it: so it gets an apostrophe
 * before it, which spreadsheets read as "this is text". Text that begins with an apostrophe gets
 * one more, so that a program takes away one leading apostrophe, always, and has what was meant.
 */
public final class SpreadsheetText {
  /** The last four are the wide forms, which some spreadsheets read alike. */
  private static final String RUN_OR_QUOTE = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

  private SpreadsheetText() {}

  public static String of(String text) {
    boolean quote = !text.isEmpty() && RUN_OR_QUOTE.indexOf(text.charAt(0)) >= 0;
    return quote ? "'" + text : text;
  }
}
