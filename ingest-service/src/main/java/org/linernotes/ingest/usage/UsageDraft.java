package org.linernotes.ingest.usage;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.body.Tokens;
import org.linernotes.ingest.item.BatchIssues;
import org.linernotes.ingest.item.Countries;
import org.linernotes.ingest.item.DecimalText;
import org.linernotes.ingest.item.Issue;
import org.linernotes.ingest.item.IssueCode;
import org.linernotes.ingest.item.Shown;
import org.linernotes.ingest.item.TextRule;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.usage.UseType;

/**
 * One event while it is read: each member of the contract's table is judged as it comes (section
 * 3).
 */
final class UsageDraft {
  static final int MAX_EXPOSURES = 1_000_000_000;

  private static final int MAX_EXPOSURES_DIGITS = 10;
  private static final Set<String> USE_TYPES =
      Arrays.stream(UseType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  private static final String USE_TYPES_IN_WORDS =
      Arrays.stream(UseType.values()).map(Enum::name).collect(Collectors.joining(", "));

  private final Instant latest;
  private final BatchIssues issues;
  private int seen;

  @Nullable String id;
  @Nullable Instant occurredAt;
  @Nullable TrackIdentifier track;
  @Nullable String useType;
  @Nullable String model;
  @Nullable String modelVersion;
  @Nullable String run;
  @Nullable String dataset;
  int exposures = 1;
  @Nullable Long audioMillis;
  String territory = Countries.UNKNOWN;

  /**
   * @param latest the latest time that a use may have happened at
   */
  UsageDraft(Instant latest, BatchIssues issues) {
    this.latest = latest;
    this.issues = issues;
  }

  /** A member by its place in the contract's table; -1 for any other. */
  static int fieldOf(String name) {
    return switch (name) {
      case "id" -> 0;
      case "occurredAt" -> 1;
      case "track" -> 2;
      case "useType" -> 3;
      case "model" -> 4;
      case "run" -> 5;
      case "modelVersion" -> 6;
      case "dataset" -> 7;
      case "exposures" -> 8;
      case "audioSeconds" -> 9;
      case "territory" -> 10;
      default -> -1;
    };
  }

  /** Takes the member whose value the parser stands on. */
  void take(int field, String name, JsonParser parser) throws IOException {
    String at = "/" + name;
    int bit = 1 << field;
    if ((seen & bit) != 0) {
      issues.reject(IssueCode.DUPLICATE_FIELD, at, "the field stands twice (expected: once)");
      parser.skipChildren();
      return;
    }
    seen |= bit;
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return; // as if it were absent
    }
    if (field == 8) {
      exposures(at, parser);
      return;
    }
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      issues.reject(IssueCode.FIELD_TYPE, at, Tokens.found(parser) + " (expected: a string)");
      parser.skipChildren();
      markWrong(field);
      return;
    }
    text(field, at, parser.getText());
  }

  private void text(int field, String at, String text) {
    switch (field) {
      case 0 -> id(at, text);
      case 1 -> occurredAt(at, text);
      case 2 -> track(at, text);
      case 3 -> useType(at, text);
      case 4 -> model = name(at, text);
      case 5 -> run = name(at, text);
      case 6 -> modelVersion = text.isEmpty() ? null : name(at, text);
      case 7 -> dataset = text.isEmpty() ? null : name(at, text);
      case 9 -> audioSeconds(at, text);
      default -> territory(at, text);
    }
  }

  /** A value of the wrong type is not a missing one. */
  private void markWrong(int field) {
    wrong |= 1 << field;
  }

  private int wrong;

  private String name(String at, String text) {
    Optional<Issue.Fault> fault = TextRule.ID.fault(at, text);
    fault.ifPresent(this::reject);
    return text;
  }

  private void reject(Issue.Fault fault) {
    issues.reject(fault.code(), fault.field(), fault.message());
  }

  private void id(String at, String text) {
    issues.identify(text);
    id = name(at, text);
  }

  private void occurredAt(String at, String text) {
    occurredAt = Rfc3339.parse(text).orElse(null);
    if (occurredAt == null) {
      markWrong(1);
      issues.reject(
          IssueCode.FIELD_INVALID,
          at,
          Shown.quoted(text)
              + " (expected: a date-time of RFC 3339 with its offset, like 2026-10-01T12:00:00Z)");
    } else if (occurredAt.isAfter(latest)) {
      issues.reject(
          IssueCode.TIME_IN_FUTURE, at, occurredAt + " (expected: not after " + latest + ")");
    }
  }

  private void track(String at, String text) {
    track = TrackField.read(at, text, "it is recorded and matches no track", issues);
    if (track == null) {
      markWrong(2);
    }
  }

  private void useType(String at, String text) {
    useType = text;
    if (!USE_TYPES.contains(text)) {
      issues.reject(
          IssueCode.FIELD_INVALID,
          at,
          Shown.quoted(text) + " (expected: one of " + USE_TYPES_IN_WORDS + ")");
    }
  }

  private void audioSeconds(String at, String text) {
    audioMillis = DecimalText.SECONDS.parse(text).map(DecimalText::millis).orElse(null);
    if (audioMillis == null) {
      issues.reject(
          IssueCode.NUMBER_INVALID,
          at,
          Shown.quoted(text) + " (expected: " + DecimalText.SECONDS.expected() + ")");
    }
  }

  private void territory(String at, String text) {
    Optional<String> code = Countries.normalise(text);
    territory = code.orElse(Countries.UNKNOWN);
    if (code.isEmpty() && !text.equalsIgnoreCase(Countries.UNKNOWN)) {
      issues.reject(
          IssueCode.COUNTRY_UNKNOWN,
          at,
          Shown.quoted(text) + " (expected: an ISO 3166-1 alpha-2 code, or ZZ for unknown)");
    }
  }

  private void exposures(String at, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
      issues.reject(IssueCode.FIELD_TYPE, at, expectedExposures(Tokens.found(parser)));
      parser.skipChildren();
      return;
    }
    // The length first: a number of 400 digits is not worth converting.
    boolean small =
        token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() <= MAX_EXPOSURES_DIGITS;
    long value = small ? parser.getLongValue() : 0;
    if (value < 1 || value > MAX_EXPOSURES) {
      issues.reject(IssueCode.NUMBER_INVALID, at, expectedExposures(Tokens.found(parser)));
      return;
    }
    exposures = (int) value;
  }

  private static String expectedExposures(String found) {
    return found + " (expected: a whole number 1.." + MAX_EXPOSURES + ")";
  }

  /** Rejects the event if a required member was not there. */
  void requireAll() {
    List<String> required = List.of("id", "occurredAt", "track", "useType", "model", "run");
    List<Object> values = Arrays.asList(id, occurredAt, track, useType, model, run);
    for (int i = 0; i < required.size(); i++) {
      if (values.get(i) == null && (wrong & (1 << i)) == 0) {
        issues.reject(
            IssueCode.FIELD_MISSING, "/" + required.get(i), "absent or null (expected: a value)");
      }
    }
  }
}
