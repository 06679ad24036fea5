package org.linernotes.streams.usage;

import java.nio.ByteBuffer;

/**
 * How often an identity came beside the one event of it that was recorded.
 *
 * @param duplicates with the same content
 * @param conflicts with other content
 * @param quarantined impossible ones, that only a producer which went around ingest can have
 *     written
 */
public record Repeats(int duplicates, int conflicts, int quarantined) {
  static final Repeats NONE = new Repeats(0, 0, 0);
  static final int BYTES = 3 * Integer.BYTES;

  static Repeats read(ByteBuffer from) {
    return new Repeats(from.getInt(), from.getInt(), from.getInt());
  }

  void write(ByteBuffer to) {
    to.putInt(duplicates).putInt(conflicts).putInt(quarantined);
  }

  Repeats withDuplicate() {
    return new Repeats(plusOne(duplicates), conflicts, quarantined);
  }

  Repeats withConflict() {
    return new Repeats(duplicates, plusOne(conflicts), quarantined);
  }

  Repeats withQuarantined() {
    return new Repeats(duplicates, conflicts, plusOne(quarantined));
  }

  /** Rather too small than negative. */
  private static int plusOne(int count) {
    return count == Integer.MAX_VALUE ? count : count + 1;
  }
}
