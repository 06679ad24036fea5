package org.linernotes.ingest.usage;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.Issue;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;
import org.linernotes.item.TextRule;
import org.linernotes.music.TrackIdentifier;

/** The member {@code track}: one way of reading it, or a void would miss the use that it names. */
final class TrackField {
  private TrackField() {}

  /**
   * The normalised identifier; null, and rejected, if there is none.
   *
   * @param ofSuspect what a malformed ISRC means here
   */
  static @Nullable TrackIdentifier read(
      String at, String text, String ofSuspect, BatchIssues issues) {
    TrackIdentifier track = TrackIdentifier.parse(text).orElse(null);
    if (track == null) {
      issues.reject(
          IssueCode.IDENTIFIER_INVALID,
          at,
          Shown.quoted(text) + " (expected: namespace:value, like isrc:USUM71804534)");
      return null;
    }
    Optional<Issue.Fault> fault = TextRule.ID.fault(at, track.text());
    fault.ifPresent(found -> issues.reject(found.code(), found.field(), found.message()));
    if (track.suspect()) {
      issues.warn(
          IssueCode.IDENTIFIER_SUSPECT,
          at,
          Shown.quoted(track.text()) + " is not a well-formed ISRC; " + ofSuspect);
    }
    return track;
  }
}
