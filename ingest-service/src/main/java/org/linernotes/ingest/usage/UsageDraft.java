package org.linernotes.ingest.usage;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.Countries;
import org.linernotes.item.DecimalText;
import org.linernotes.item.Issue;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;
import org.linernotes.item.TextRule;
import org.linernotes.music.TrackIdentifier;
import org.linernotes.usage.UseType;

/**
 * One event while it is read: each value is judged as it comes, by the rules of the contract's
 * table (section 3), whatever form it was sent in. A text {@code at} says where the value stands in
 * what was sent.
 */
final class UsageDraft {
  static final int MAX_EXPOSURES = 1_000_000_000;

  /** What the decimal text of the contract can say at most. */
  static final long MAX_AUDIO_MILLIS = 999_999_999_999_999L;

  private static final Set<String> USE_TYPES =
      Arrays.stream(UseType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  private static final String USE_TYPES_IN_WORDS =
      Arrays.stream(UseType.values()).map(Enum::name).collect(Collectors.joining(", "));

  private final Instant latest;
  private final BatchIssues issues;
  private int wrong;

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

  /** Takes a value that is text. */
  void text(UsageField field, String at, String text) {
    switch (field) {
      case ID -> id(at, text);
      case OCCURRED_AT -> occurredAt(at, text);
      case TRACK -> track(at, text);
      case USE_TYPE -> useType(at, text);
      case MODEL -> model = name(at, text);
      case RUN -> run = name(at, text);
      case MODEL_VERSION -> modelVersion = text.isEmpty() ? null : name(at, text);
      case DATASET -> dataset = text.isEmpty() ? null : name(at, text);
      case AUDIO_SECONDS -> audioSeconds(at, text);
      case TERRITORY -> territory(at, text);
      case EXPOSURES ->
          rejectExposures(IssueCode.FIELD_TYPE, at, "the string " + Shown.quoted(text));
    }
  }

  /** A value that was refused is not a missing one. */
  void markWrong(UsageField field) {
    wrong |= field.bit();
  }

  /** True if nothing was said of a required field, right or wrong. */
  boolean lacks(UsageField field) {
    return value(field) == null && (wrong & field.bit()) == 0;
  }

  private @Nullable Object value(UsageField required) {
    return switch (required) {
      case ID -> id;
      case OCCURRED_AT -> occurredAt;
      case TRACK -> track;
      case USE_TYPE -> useType;
      case MODEL -> model;
      case RUN -> run;
      default -> throw new IllegalArgumentException(required + " (expected: a required field)");
    };
  }

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
    Optional<Instant> time = Rfc3339.parse(text);
    if (time.isPresent()) {
      happened(at, time.get());
    } else {
      markWrong(UsageField.OCCURRED_AT);
      issues.reject(
          IssueCode.FIELD_INVALID,
          at,
          Shown.quoted(text)
              + " (expected: a date-time of RFC 3339 with its offset, like 2026-10-01T12:00:00Z)");
    }
  }

  /** Takes the time of the use, to the microsecond. */
  void happened(String at, Instant time) {
    occurredAt = time;
    if (!Rfc3339.covers(time)) {
      issues.reject(IssueCode.FIELD_INVALID, at, time + " (expected: in the years 0000..9999)");
    } else if (time.isAfter(latest)) {
      issues.reject(IssueCode.TIME_IN_FUTURE, at, time + " (expected: not after " + latest + ")");
    }
  }

  private void track(String at, String text) {
    track = TrackField.read(at, text, "it is recorded and matches no track", issues);
    if (track == null) {
      markWrong(UsageField.TRACK);
    }
  }

  static boolean isUseType(String text) {
    return USE_TYPES.contains(text);
  }

  private void useType(String at, String text) {
    useType = text;
    if (!isUseType(text)) {
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

  /** Takes the audio's length over all exposures. */
  void audioMillis(String at, long millis) {
    audioMillis = millis;
    if (millis < 0 || millis > MAX_AUDIO_MILLIS) {
      issues.reject(
          IssueCode.NUMBER_INVALID,
          at,
          "the number " + millis + " (expected: milliseconds 0.." + MAX_AUDIO_MILLIS + ")");
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

  /** Takes how often the track was presented. */
  void exposures(String at, long value) {
    if (value < 1 || value > MAX_EXPOSURES) {
      rejectExposures(IssueCode.NUMBER_INVALID, at, "the number " + value);
    } else {
      exposures = (int) value;
    }
  }

  /** Refuses what was found in the place of the exposures. */
  void rejectExposures(IssueCode code, String at, String found) {
    issues.reject(code, at, found + " (expected: a whole number 1.." + MAX_EXPOSURES + ")");
  }

  /** Rejects the event if a required field was not there; it should stand in the object there. */
  void requireAll(String at) {
    for (UsageField field : UsageField.REQUIRED) {
      if (lacks(field)) {
        issues.reject(
            IssueCode.FIELD_MISSING, field.pointer(at), "absent or null (expected: a value)");
      }
    }
  }
}
