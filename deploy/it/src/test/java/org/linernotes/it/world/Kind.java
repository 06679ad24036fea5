package org.linernotes.it.world;

/** The four sorts of input, each with its endpoint. */
public enum Kind {
  TRACK("/v1/catalogue/tracks"),
  LICENCE("/v1/catalogue/licences"),
  CONSENT("/v1/catalogue/consents"),
  USAGE("/v1/usage-events");

  private final String path;

  Kind(String path) {
    this.path = path;
  }

  public String path() {
    return path;
  }
}
