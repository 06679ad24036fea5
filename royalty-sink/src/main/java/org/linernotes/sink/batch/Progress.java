package org.linernotes.sink.batch;

/**
 * How far a batch leads in one partition.
 *
 * @param expected the offset that the books must stand at before
 * @param next the offset that they stand at after
 */
public record Progress(Position position, long expected, long next) {

  public Progress {
    if (next < 0 || expected < 0) {
      throw new IllegalArgumentException(
          position + ": " + expected + " to " + next + " (expected: not negative)");
    }
  }
}
