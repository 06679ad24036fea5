package org.linernotes.streams.rating;

/** One party's part of a right, in parts per million. */
public record Split(String party, int ppm) {

  public Split {
    if (ppm < 0 || ppm > RightsRow.WHOLE_PPM) {
      throw new IllegalArgumentException("ppm: " + ppm + " (expected: 0..1000000)");
    }
  }
}
