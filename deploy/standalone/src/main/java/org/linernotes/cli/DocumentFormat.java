package org.linernotes.cli;

import java.util.Locale;

/** How to have statements: to look at, or as a document. */
enum DocumentFormat {
  TABLE("application/json"),
  JSON("application/json"),
  CSV("text/csv"),
  PDF("application/pdf");

  private final String mediaType;

  DocumentFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  /** Of a file in this format. */
  String extension() {
    return "." + this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
