package org.linernotes.sink.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.music.Isrc;
import org.linernotes.music.TrackIdentifier;

/**
 * What is looked for: an identifier, if it is known as one; else a part of a title or of an
 * artist's name.
 *
 * @param identifier normalised; null: the text has not the form of one
 * @param words folded; null: everything is looked for
 */
public record TrackSearch(@Nullable String identifier, @Nullable String words) {
  public static final TrackSearch ALL = new TrackSearch(null, null);

  /** In any spelling that usage events may have, and an ISRC also without its namespace. */
  public static TrackSearch of(@Nullable String text) {
    String words = text == null ? "" : SearchWords.fold(text);
    return text == null || words.isEmpty()
        ? ALL
        : new TrackSearch(identifier(text).orElse(null), words);
  }

  private static Optional<String> identifier(String text) {
    Optional<String> bare = Isrc.normalise(text).map(code -> "isrc:" + code);
    return bare.isPresent() ? bare : TrackIdentifier.parse(text).map(TrackIdentifier::text);
  }
}
