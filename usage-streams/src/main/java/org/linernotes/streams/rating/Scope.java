package org.linernotes.streams.rating;

import java.util.Set;
import org.linernotes.licence.ScopeKind;

/** Which tracks of its licensor a licence covers; ids are empty for CATALOGUE. */
public record Scope(ScopeKind kind, Set<String> ids) {

  public boolean covers(Track track) {
    return switch (kind) {
      case CATALOGUE -> true;
      case ARTISTS -> ids.contains(track.primaryArtist());
      case TRACKS -> ids.contains(track.trackId());
    };
  }
}
