package org.linernotes.licence;

/** What a licence's rate is multiplied by (contract section 6). */
public enum Basis {
  PER_EXPOSURE,
  PER_AUDIO_SECOND,
  PER_TRACK_PER_RUN,
  MONTHLY_POOL
}
