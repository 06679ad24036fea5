package org.linernotes.sink.http;

/** The lists' names in their cursors. */
final class Lists {
  static final String LINES = "lines";
  static final String ARTISTS = "artists";
  static final String UNLICENSED = "unlicensed";
  static final String ENTRIES = "entries";

  static final String PROBLEMS = "problems";
  static final String STATEMENTS = "statements";

  static final String TRACKS = "tracks";
  static final String USES = "uses";
  static final String CONSENTS = "consents";
  static final String LICENCES = "licences";
  static final String CATALOGUE_ARTISTS = "catalogue-artists";
  static final String WORKS = "works";

  private Lists() {}
}
