package org.linernotes.it.world;

/** The sorts of input, each with its endpoint. */
public enum Kind {
  TRACK("/v1/catalogue/tracks"),
  LICENCE("/v1/catalogue/licences"),
  CONSENT("/v1/catalogue/consents"),
  USAGE("/v1/usage-events"),
  VOID("/v1/usage-events:void");

  private final String path;

  Kind(String path) {
    this.path = path;
  }

  /** It is sent by a platform, not about the catalogue. */
  public boolean byPlatform() {
    return this == USAGE || this == VOID;
  }

  public String path() {
    return path;
  }
}
