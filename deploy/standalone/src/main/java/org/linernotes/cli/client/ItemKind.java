package org.linernotes.cli.client;

import java.util.Locale;

/** What can be sent. */
public enum ItemKind {
  TRACKS("/v1/catalogue/tracks"),
  LICENCES("/v1/catalogue/licences"),
  CONSENTS("/v1/catalogue/consents"),
  USAGE("/v1/usage-events"),
  VOIDS("/v1/usage-events:void");

  private final String path;

  ItemKind(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
