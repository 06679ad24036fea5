package org.linernotes.streams.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.streams.rating.Consent;
import org.linernotes.streams.rating.Licence;
import org.linernotes.streams.rating.Terms;

/** The current licences and consents in memory, found by licensor and by artist. */
public final class TermsBook implements Terms {
  private final Map<String, Licence> licences = new HashMap<>();
  private final Map<String, Map<String, Licence>> byLicensor = new HashMap<>();
  private final Map<String, Consent> consents = new HashMap<>();
  private final Map<String, Map<String, Consent>> byArtist = new HashMap<>();

  /**
   * Replaces the licence with the same id.
   *
   * @return the one it replaced, or null
   */
  public @Nullable Licence put(Licence licence) {
    Licence before = licences.put(licence.licenceId(), licence);
    if (before != null) {
      byLicensor.getOrDefault(before.licensor(), Map.of()).remove(before.licenceId());
    }
    byLicensor
        .computeIfAbsent(licence.licensor(), party -> new HashMap<>())
        .put(licence.licenceId(), licence);
    return before;
  }

  /**
   * Replaces the consent with the same id.
   *
   * @return the one it replaced, or null
   */
  public @Nullable Consent put(Consent consent) {
    Consent before = consents.put(consent.consentId(), consent);
    if (before != null) {
      byArtist.getOrDefault(before.artist(), Map.of()).remove(before.consentId());
    }
    byArtist
        .computeIfAbsent(consent.artist(), artist -> new HashMap<>())
        .put(consent.consentId(), consent);
    return before;
  }

  @Override
  public Collection<Licence> licencesOf(String party) {
    Map<String, Licence> found = byLicensor.get(party);
    return found == null ? List.of() : found.values();
  }

  @Override
  public Collection<Consent> consentsOf(String artist) {
    Map<String, Consent> found = byArtist.get(artist);
    return found == null ? List.of() : found.values();
  }
}
