package org.linernotes.cli;

/** How to print. */
enum Format {
  TABLE,
  CSV,
  JSON
}
