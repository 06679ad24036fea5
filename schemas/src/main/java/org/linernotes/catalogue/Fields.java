package org.linernotes.catalogue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.DecimalText;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Pointers;
import org.linernotes.item.Shown;
import org.linernotes.item.TextRule;

/**
 * The members of one JSON object, taken one by one and judged. Where a member is wrong the item is
 * rejected and a stand-in is returned, so that all faults of an item are found in one go; nobody
 * uses what was read of a rejected item.
 */
public final class Fields {
  private static final int DATE_CHARS = 10;

  private final Map<String, Object> members;
  private final String at;
  private final BatchIssues issues;

  Fields(Map<String, Object> members, String at, BatchIssues issues) {
    this.members = members;
    this.at = at;
    this.issues = issues;
  }

  /** Where this object is, as a JSON pointer. */
  String at() {
    return at;
  }

  String pointer(String name) {
    return Pointers.member(at, name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  void reject(IssueCode code, String name, String message) {
    issues.reject(code, pointer(name), message);
  }

  /** A required id. */
  String id(String name) {
    return text(name, TextRule.ID);
  }

  /** A required text; empty if it was wrong. */
  String text(String name, TextRule rule) {
    String text = string(name);
    return text == null ? "" : checked(text, pointer(name), rule);
  }

  private String checked(String text, String pointer, TextRule rule) {
    rule.fault(pointer, text)
        .ifPresent(fault -> issues.reject(fault.code(), fault.field(), fault.message()));
    return text;
  }

  /** A required member of a set of words. */
  String oneOf(String name, Set<String> allowed) {
    String text = string(name);
    if (text != null && !allowed.contains(text)) {
      reject(IssueCode.FIELD_INVALID, name, Shown.quoted(text) + expected(allowed));
    }
    return text == null ? "" : text;
  }

  private static String expected(Set<String> allowed) {
    return " (expected: one of " + String.join(", ", allowed) + ")";
  }

  /** A required day; null if it was wrong. */
  @Nullable LocalDate date(String name) {
    String text = string(name);
    return text == null ? null : parseDate(name, text);
  }

  /** An optional day. */
  @Nullable LocalDate optionalDate(String name) {
    return has(name) ? date(name) : null;
  }

  private @Nullable LocalDate parseDate(String name, String text) {
    if (text.length() == DATE_CHARS) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        // falls through to the one answer for what is no date
      }
    }
    reject(
        IssueCode.FIELD_INVALID, name, Shown.quoted(text) + " (expected: a date, like 2026-10-01)");
    return null;
  }

  /** A required decimal; zero if it was wrong. */
  BigDecimal decimal(String name, DecimalText form) {
    String text = string(name);
    if (text == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal value = form.parse(text).orElse(null);
    if (value == null) {
      reject(
          IssueCode.NUMBER_INVALID,
          name,
          Shown.quoted(text) + " (expected: " + form.expected() + ")");
      return BigDecimal.ZERO;
    }
    return value;
  }

  /** An optional decimal. */
  @Nullable BigDecimal optionalDecimal(String name, DecimalText form) {
    return has(name) ? decimal(name, form) : null;
  }

  /** Judges one element of a list of texts. */
  @FunctionalInterface
  interface Element {
    /** The element as it is kept; empty if it was rejected. */
    Optional<String> take(String text, String pointer);
  }

  /** A required list of ids, at least one; repetitions are dropped. */
  List<String> ids(String name) {
    return texts(name, (text, pointer) -> Optional.of(text));
  }

  /** A required list of texts, at least one, each judged; repetitions are dropped. */
  List<String> texts(String name, Element check) {
    Set<String> texts = new LinkedHashSet<>();
    List<?> elements = list(name, true);
    for (int i = 0; i < elements.size(); i++) {
      String pointer = Pointers.element(pointer(name), i);
      if (elements.get(i) instanceof String text) {
        check.take(checked(text, pointer, TextRule.ID), pointer).ifPresent(texts::add);
      } else {
        wrongType(pointer, elements.get(i), "a string");
      }
    }
    return List.copyOf(texts);
  }

  /** A required list of words of a set, or {@code *} alone. */
  List<String> wordsOrAny(String name, Element check) {
    List<String> words =
        texts(
            name,
            (text, pointer) ->
                text.equals(Words.ANY) ? Optional.of(text) : check.take(text, pointer));
    if (words.size() > 1 && words.contains(Words.ANY)) {
      reject(IssueCode.FIELD_INVALID, name, "\"*\" beside others (expected: \"*\" alone, or none)");
    }
    return words;
  }

  /** Accepts the words of a set. */
  Element among(Set<String> allowed) {
    return (text, pointer) -> {
      if (allowed.contains(text)) {
        return Optional.of(text);
      }
      issues.reject(IssueCode.FIELD_INVALID, pointer, Shown.quoted(text) + expected(allowed));
      return Optional.empty();
    };
  }

  void rejectAt(IssueCode code, String pointer, String message) {
    issues.reject(code, pointer, message);
  }

  void warnAt(IssueCode code, String pointer, String message) {
    issues.warn(code, pointer, message);
  }

  /** A list of objects. */
  List<Fields> objects(String name, boolean required) {
    List<Fields> objects = new ArrayList<>();
    List<?> elements = list(name, required);
    for (int i = 0; i < elements.size(); i++) {
      Fields object = object(elements.get(i), Pointers.element(pointer(name), i));
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }

  /** A required object; an empty one stands in if it was wrong or absent: its members then are. */
  Fields object(String name) {
    Object value = present(name);
    Fields object = value == null ? null : object(value, pointer(name));
    return object == null ? new Fields(Map.of(), pointer(name), new BatchIssues()) : object;
  }

  @SuppressWarnings("unchecked") // maps come from JsonTree alone
  private @Nullable Fields object(Object value, String pointer) {
    if (value instanceof Map<?, ?> map) {
      return new Fields((Map<String, Object>) map, pointer, issues);
    }
    wrongType(pointer, value, "an object");
    return null;
  }

  private List<?> list(String name, boolean required) {
    Object value = required ? present(name) : members.get(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof List<?> elements)) {
      wrongType(pointer(name), value, "an array");
      return List.of();
    }
    if (required && elements.isEmpty()) {
      reject(IssueCode.FIELD_INVALID, name, "an empty array (expected: at least one element)");
    }
    return elements;
  }

  /** A required number; null if it was something else. */
  @Nullable JsonNumber number(String name) {
    Object value = present(name);
    if (value instanceof JsonNumber number) {
      return number;
    }
    if (value != null) {
      wrongType(pointer(name), value, "a whole number");
    }
    return null;
  }

  private @Nullable String string(String name) {
    Object value = present(name);
    if (value instanceof String text) {
      return text;
    }
    if (value != null) {
      wrongType(pointer(name), value, "a string");
    }
    return null;
  }

  private @Nullable Object present(String name) {
    Object value = members.get(name);
    if (value == null) {
      reject(IssueCode.FIELD_MISSING, name, "absent or null (expected: a value)");
    }
    return value;
  }

  private void wrongType(String pointer, Object value, String expected) {
    issues.reject(IssueCode.FIELD_TYPE, pointer, describe(value) + " (expected: " + expected + ")");
  }

  private static String describe(Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "an array";
    }
    if (value instanceof String text) {
      return "the string " + Shown.quoted(text);
    }
    return value instanceof JsonNumber number
        ? "the number " + Shown.plain(number.text())
        : value.toString();
  }

  /** Warns of every other member: a misspelt one costs money. */
  void known(Set<String> names) {
    for (String name : members.keySet()) {
      if (!names.contains(name)) {
        issues.warn(
            IssueCode.FIELD_UNKNOWN, pointer(name), "the field has no meaning here and is ignored");
      }
    }
  }
}
