package org.linernotes.access;

import org.linernotes.avro.AccessRecord;

/** Where it is written down who did what; only ever added to. */
@FunctionalInterface
public interface AccessLog {
  /** Takes a record and returns at once, whatever becomes of it. */
  void write(AccessRecord record);
}
