package org.linernotes.streams.preview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.streams.catalogue.CatalogueRecords;
import org.linernotes.streams.catalogue.TermsBook;
import org.linernotes.streams.rating.Terms;

/** The terms as they stand, and as a draft would have them. */
public final class DraftTerms {
  private final TermsBook before = new TermsBook();
  private final TermsBook after = new TermsBook();
  private final Set<String> guaranteed = new HashSet<>();
  private final Set<String> licensors = new LinkedHashSet<>();
  private final Set<String> artists = new LinkedHashSet<>();

  /**
   * @param licences all that stand
   * @param consents all that stand
   */
  public DraftTerms(Iterable<Licence> licences, Iterable<Consent> consents, Draft draft) {
    licences.forEach(this::stands);
    consents.forEach(this::stands);
    draft.licences().forEach(this::would);
    draft.consents().forEach(this::would);
  }

  private void stands(Licence licence) {
    org.linernotes.streams.rating.Licence read = CatalogueRecords.licence(licence);
    before.put(read);
    after.put(read);
    noteGuarantee(licence);
  }

  private void stands(Consent consent) {
    org.linernotes.streams.rating.Consent read = CatalogueRecords.consent(consent);
    before.put(read);
    after.put(read);
  }

  private void would(Licence licence) {
    org.linernotes.streams.rating.Licence replaced = after.put(CatalogueRecords.licence(licence));
    licensors.add(licence.getLicensor());
    if (replaced != null) {
      licensors.add(replaced.licensor());
    }
    noteGuarantee(licence);
  }

  private void would(Consent consent) {
    org.linernotes.streams.rating.Consent replaced = after.put(CatalogueRecords.consent(consent));
    artists.add(consent.getArtist());
    if (replaced != null) {
      artists.add(replaced.artist());
    }
  }

  private void noteGuarantee(Licence licence) {
    if (licence.getMinimumGuarantee() != null) {
      guaranteed.add(licence.getLicenceId());
    }
  }

  public Terms before() {
    return before;
  }

  public Terms after() {
    return after;
  }

  /** True if the licence owes a month at least something, before the draft or after. */
  boolean guaranteed(String licenceId) {
    return guaranteed.contains(licenceId);
  }

  /** Parties of whose tracks the use may come out otherwise. */
  public List<String> licensors() {
    return new ArrayList<>(licensors);
  }

  /** Artists of whose tracks the use may come out otherwise. */
  public List<String> artists() {
    return new ArrayList<>(artists);
  }
}
