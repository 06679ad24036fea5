package org.linernotes.sink.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of the catalogue's terms, as they were accepted last. All throw {@link
 * org.linernotes.sink.batch.StoreException} if the database does not answer.
 */
public interface CatalogueReports {

  /**
   * By consent id. A viewer that is a party sees its own, and those of the artists of its tracks.
   *
   * @param artist null: of all
   */
  Page<PostedConsent> consents(@Nullable String artist, Viewer viewer, PageRequest page);

  /** By licence id. A party sees those it grants, a platform those that name it or all. */
  Page<PostedLicence> licences(LicenceFilter filter, Viewer viewer, PageRequest page);

  /** By artist id. A viewer that is a party sees those of its tracks. */
  Page<CatalogueArtist> artists(Viewer viewer, PageRequest page);

  /**
   * Which licences. What is null does not matter.
   *
   * @param platform named by the licence, or covered by {@code *}
   */
  record LicenceFilter(@Nullable String licensor, @Nullable String platform) {}

  /**
   * An artist of the catalogue.
   *
   * @param tracks that the viewer sees of it
   */
  record CatalogueArtist(String artist, @Nullable String name, long tracks) {
    public static final int KEY_FIELDS = 1;

    public List<String> key() {
      return List.of(artist);
    }
  }
}
