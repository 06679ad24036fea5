package org.linernotes.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Artist;
import org.linernotes.avro.RightsRow;
import org.linernotes.avro.Track;
import org.linernotes.item.BatchIssues;
import org.linernotes.item.DecimalText;
import org.linernotes.item.IssueCode;
import org.linernotes.item.Shown;
import org.linernotes.item.TextRule;
import org.linernotes.music.TrackIdentifier;

/** Tracks (contract section 4). */
final class TrackForm implements ItemForm<Track> {
  private static final Set<String> KNOWN =
      Words.of("trackId", "identifiers", "title", "durationSeconds", "artists", "rights");
  private static final Set<String> KNOWN_OF_ARTIST = Words.of("id", "name", "role");
  private static final Set<String> ROLES = Words.of("MAIN", "FEATURED");

  @Override
  public String idField() {
    return "trackId";
  }

  @Override
  public @Nullable Track read(Fields fields, BatchIssues issues) {
    String id = fields.id(idField());
    List<String> identifiers =
        fields.texts("identifiers", (text, pointer) -> identifier(fields, text, pointer));
    String title = fields.text("title", TextRule.TITLE);
    long durationMillis =
        DecimalText.millis(fields.decimal("durationSeconds", DecimalText.SECONDS));
    List<Artist> artists = fields.objects("artists", true).stream().map(TrackForm::artist).toList();
    List<RightsRow> rights = RightsForm.read(fields);
    fields.known(KNOWN);
    if (issues.rejectedNow()) {
      return null;
    }
    return new Track(id, identifiers, title, durationMillis, artists, rights, Instant.EPOCH, "");
  }

  private static Optional<String> identifier(Fields fields, String text, String pointer) {
    Optional<TrackIdentifier> identifier = TrackIdentifier.parse(text);
    if (identifier.isEmpty()) {
      fields.rejectAt(
          IssueCode.IDENTIFIER_INVALID,
          pointer,
          Shown.quoted(text) + " (expected: namespace:value, like isrc:USUM71804534)");
    } else if (identifier.get().suspect()) {
      fields.warnAt(
          IssueCode.IDENTIFIER_SUSPECT,
          pointer,
          Shown.quoted(text) + " is not a well-formed ISRC; it is kept and never matches");
    }
    return identifier.map(TrackIdentifier::text);
  }

  private static Artist artist(Fields fields) {
    String id = fields.id("id");
    String name = fields.text("name", TextRule.TITLE);
    String role = fields.oneOf("role", ROLES);
    fields.known(KNOWN_OF_ARTIST);
    return new Artist(id, name, role);
  }

  @Override
  public String id(Track track) {
    return track.getTrackId();
  }

  @Override
  public void stamp(Track track, Instant acceptedAt, String acceptedBy) {
    track.setAcceptedAt(acceptedAt);
    track.setAcceptedBy(acceptedBy);
  }

  @Override
  public Ownership ownership(Track track) {
    return Ownership.ofSides(track);
  }
}
