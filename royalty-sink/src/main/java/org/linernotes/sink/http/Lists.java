package org.linernotes.sink.http;

/** The lists' names in their cursors. */
final class Lists {
  static final String LINES = "lines";
  static final String ARTISTS = "artists";
  static final String UNLICENSED = "unlicensed";
  static final String ENTRIES = "entries";

  static final String PROBLEMS = "problems";
  static final String STATEMENTS = "statements";

  private Lists() {}
}
