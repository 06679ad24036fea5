package org.linernotes.ingest.catalogue;

/** The sorts of catalogue items. */
public enum CatalogueKind {
  TRACKS,
  LICENCES,
  CONSENTS
}
