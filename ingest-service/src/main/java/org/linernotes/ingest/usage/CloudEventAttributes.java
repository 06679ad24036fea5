package org.linernotes.ingest.usage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;

/**
 * The context attributes of a CloudEvent 1.0 that matter here. None of them is kept beside what the
 * event itself says, so that the same use sent in any form is the same record.
 */
final class CloudEventAttributes {
  static final String ID = "id";
  static final String TIME = "time";
  private static final String SPECVERSION = "specversion";
  private static final String DATACONTENTTYPE = "datacontenttype";
  private static final List<String> REQUIRED = List.of(SPECVERSION, ID, "source", "type");
  private static final Set<String> KNOWN =
      Set.of(SPECVERSION, ID, "source", "type", TIME, DATACONTENTTYPE);

  private final BatchIssues issues;
  private final String prefix;
  private final Map<String, String> values = new HashMap<>();
  private final Set<String> named = new HashSet<>();

  /**
   * @param prefix what makes a name the place where the attribute stands: "/" for members, "ce-"
   *     for headers
   */
  CloudEventAttributes(String prefix, BatchIssues issues) {
    this.prefix = prefix;
    this.issues = issues;
  }

  static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }

  /** Takes an attribute that is known; null for a value that is no text and was refused. */
  void put(String name, @Nullable String value) {
    if (!named.add(name)) {
      issues.reject(
          IssueCode.DUPLICATE_FIELD, prefix + name, "the attribute stands twice (expected: once)");
    } else if (value != null) {
      values.put(name, value);
    }
  }

  /** Judges the attributes, and gives the draft of the event's data what it lacks. */
  void complete(UsageDraft draft) {
    boolean idIsJudged = fill(draft, UsageField.ID, ID);
    fill(draft, UsageField.OCCURRED_AT, TIME);
    for (String name : REQUIRED) {
      require(name, idIsJudged && name.equals(ID));
    }
    String version = values.get(SPECVERSION);
    if (version != null && !version.equals("1.0")) {
      issues.reject(
          IssueCode.FIELD_INVALID,
          prefix + SPECVERSION,
          Shown.quoted(version) + " (expected: 1.0)");
    }
    contentType(values.get(DATACONTENTTYPE));
  }

  private void require(String name, boolean isJudged) {
    String value = values.get(name);
    if (!named.contains(name)) {
      issues.reject(
          IssueCode.FIELD_MISSING,
          prefix + name,
          "absent or null (expected: a value, as CloudEvents 1.0 requires)");
    } else if (value != null && value.isEmpty() && !isJudged) {
      issues.reject(
          IssueCode.FIELD_INVALID, prefix + name, "\"\" (expected: at least one character)");
    }
  }

  private void contentType(@Nullable String type) {
    if (type != null && !isJson(type)) {
      issues.reject(
          IssueCode.CONTENT_TYPE_UNSUPPORTED,
          prefix + DATACONTENTTYPE,
          Shown.quoted(type) + " (expected: application/json, or nothing)");
    }
  }

  private static boolean isJson(String type) {
    int end = type.indexOf(';');
    String name = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    return name.equals("application/json") || name.equals("text/json") || name.endsWith("+json");
  }

  /** True if the draft took the attribute, and judged it. */
  private boolean fill(UsageDraft draft, UsageField field, String name) {
    if (!draft.lacks(field)) {
      return false;
    }
    String value = values.get(name);
    if (value != null) {
      draft.text(field, prefix + name, value);
      return true;
    }
    if (named.contains(name) || REQUIRED.contains(name)) {
      draft.markWrong(field); // said of the attribute itself
    }
    return false;
  }
}
