package org.linernotes.item;

import java.util.Optional;

/**
 * What ids and names may be: some characters, not too many, none of them control characters (U+0000
 * separates the fields of keys, and PostgreSQL refuses it) or unpaired surrogates (not encodable).
 *
 * @param maxChars in Unicode code points
 */
public record TextRule(int maxChars) {
  /** Ids of every sort. */
  public static final TextRule ID = new TextRule(200);

  /** Titles and names to print. */
  public static final TextRule TITLE = new TextRule(1000);

  /** The first fault of a text, or empty. */
  public Optional<Issue.Fault> fault(String field, String text) {
    if (text.isEmpty()) {
      return fault(IssueCode.FIELD_INVALID, field, text);
    }
    if (!encodable(text)) {
      return fault(IssueCode.FIELD_INVALID, field, text);
    }
    boolean fits = text.length() <= maxChars || text.codePointCount(0, text.length()) <= maxChars;
    return fits ? Optional.empty() : fault(IssueCode.FIELD_TOO_LONG, field, text);
  }

  private Optional<Issue.Fault> fault(IssueCode code, String field, String text) {
    String message =
        Shown.quoted(text)
            + " of "
            + text.codePointCount(0, text.length())
            + " characters (expected: 1.."
            + maxChars
            + " characters, no control characters)";
    return Optional.of(new Issue.Fault(code, field, message));
  }

  private static boolean encodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
