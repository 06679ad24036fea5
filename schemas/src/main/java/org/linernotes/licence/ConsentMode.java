package org.linernotes.licence;

/** What a licence asks of the artists (contract section 5, rule 4). */
public enum ConsentMode {
  /** Each artist must have opted in. */
  OPT_IN,
  /** No artist may have opted out. */
  OPT_OUT,
  NOT_REQUIRED
}
