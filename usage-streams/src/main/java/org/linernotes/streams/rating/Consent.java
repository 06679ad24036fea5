package org.linernotes.streams.rating;

import java.time.LocalDate;
import java.util.Comparator;

/** An artist's decision for or against a kind of use (contract section 4). */
public record Consent(
    String consentId, String artist, String platform, Names useTypes, boolean optIn, Term term) {

  /**
   * Which of several decides: the latest; on a tie a named platform, then a named use type, then an
   * opt-out (contract section 5, rule 4). The greatest wins.
   */
  static final Comparator<Consent> PRECEDENCE =
      Comparator.comparing((Consent consent) -> consent.term().from())
          .thenComparing(consent -> !consent.platform().equals(Names.ANY))
          .thenComparing(consent -> !consent.useTypes().all())
          .thenComparing(consent -> !consent.optIn());

  boolean matches(String usingPlatform, String useType, LocalDate day) {
    return (platform.equals(Names.ANY) || platform.equals(usingPlatform))
        && useTypes.covers(useType)
        && term.contains(day);
  }
}
