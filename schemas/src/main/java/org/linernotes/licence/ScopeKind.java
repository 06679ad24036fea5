package org.linernotes.licence;

/** What a licence covers, narrowest first: the narrower one wins (contract section 5, rule 5). */
public enum ScopeKind {
  TRACKS,
  ARTISTS,
  CATALOGUE
}
