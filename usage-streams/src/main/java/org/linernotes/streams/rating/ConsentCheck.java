package org.linernotes.streams.rating;

import java.util.Optional;
import org.linernotes.licence.ConsentMode;
import org.linernotes.licence.Verdict;
import org.linernotes.usage.CellKey;

/**
 * What the artists of a track say to a use (contract section 5, rule 4).
 *
 * @param denied some artist opted out
 * @param missing some artist has not decided
 */
record ConsentCheck(boolean denied, boolean missing) {

  static ConsentCheck of(Track track, CellKey use, Terms terms) {
    boolean denied = false;
    boolean missing = false;
    for (String artist : track.artists()) {
      Optional<Consent> decision =
          terms.consentsOf(artist).stream()
              .filter(consent -> consent.matches(use.platform(), use.useType(), use.usageDay()))
              .max(Consent.PRECEDENCE);
      denied |= decision.isPresent() && !decision.get().optIn();
      missing |= decision.isEmpty();
    }
    return new ConsentCheck(denied, missing);
  }

  /** AUTHORISED if a licence of this mode may be used, else why not. */
  Verdict under(ConsentMode mode) {
    if (mode == ConsentMode.NOT_REQUIRED) {
      return Verdict.AUTHORISED;
    }
    if (denied) {
      return Verdict.CONSENT_DENIED;
    }
    return mode == ConsentMode.OPT_IN && missing ? Verdict.CONSENT_MISSING : Verdict.AUTHORISED;
  }
}
