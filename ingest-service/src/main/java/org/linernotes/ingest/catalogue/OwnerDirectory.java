package org.linernotes.ingest.catalogue;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.avro.Track;
import org.linernotes.catalogue.ItemForm;
import org.linernotes.catalogue.Ownership;

/**
 * Whose every item of the catalogue is, as accepted last: a rightsholder must not take over an id
 * that is another's. Held in memory, fed from the catalogue's topics.
 */
public final class OwnerDirectory {
  private final Map<String, Ownership> tracks = new ConcurrentHashMap<>();
  private final Map<String, Ownership> licences = new ConcurrentHashMap<>();
  private final Map<String, Ownership> consents = new ConcurrentHashMap<>();

  /** Takes in a record of one of the catalogue's topics. */
  public void put(SpecificRecord item) {
    if (item instanceof Track track) {
      tracks.put(track.getTrackId(), Ownership.ofSides(track));
    } else if (item instanceof Licence licence) {
      licences.put(licence.getLicenceId(), ItemForm.licences().ownership(licence));
    } else if (item instanceof Consent consent) {
      consents.put(consent.getConsentId(), ItemForm.consents().ownership(consent));
    }
  }

  /** How many items it knows. */
  public int size() {
    return tracks.size() + licences.size() + consents.size();
  }

  /** Whose the item of that sort and id is, null if there is none. */
  @Nullable Ownership of(CatalogueKind kind, String id) {
    return map(kind).get(id);
  }

  private Map<String, Ownership> map(CatalogueKind kind) {
    return switch (kind) {
      case TRACKS -> tracks;
      case LICENCES -> licences;
      case CONSENTS -> consents;
    };
  }
}
