package org.linernotes.cli.client;

/**
 * A statement that was found in a file, by its hash.
 *
 * @param carried the SHA-256 that it carries
 * @param computed the SHA-256 of what else stands in it
 */
public record StatementHash(
    String party, String period, String currency, String carried, String computed) {

  /** True if nothing in it was changed since it was written. */
  public boolean isIntact() {
    return carried.equals(computed);
  }
}
