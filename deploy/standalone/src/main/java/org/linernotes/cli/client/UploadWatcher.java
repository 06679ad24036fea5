package org.linernotes.cli.client;

/** Is told how an upload goes. */
public interface UploadWatcher {

  /** Some items more were answered. */
  void answered(int items);

  /**
   * The service refused an item, or found it odd.
   *
   * @param line in the file, from 1; 0 if it is not known
   */
  void issue(long line, Issue issue);

  /**
   * What the service said of an item.
   *
   * @param warning true: it was accepted all the same
   * @param id the item's own; empty if it could not be read
   * @param field JSON pointer; empty: the item as a whole
   */
  record Issue(boolean warning, String id, String code, String field, String message) {}
}
