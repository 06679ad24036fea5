package org.linernotes.licence;

/** What the catalogue says of a use, per side (contract section 5). */
public enum Verdict {
  AUTHORISED,
  UNMATCHED_TRACK,
  NO_RIGHTSHOLDER,
  NO_LICENCE,
  NOT_IN_TERM,
  USE_TYPE_NOT_LICENSED,
  MODEL_NOT_LICENSED,
  TERRITORY_NOT_LICENSED,
  CONSENT_DENIED,
  CONSENT_MISSING
}
