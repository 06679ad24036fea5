package org.linernotes.streams.rating;

/**
 * Recorded use of a cell.
 *
 * @param audioMillis milliseconds of audio that platforms stated
 * @param unstatedExposures exposures without stated audio: each counts the track's duration, so
 *     that a corrected duration corrects them (contract section 3)
 */
public record UsageTotals(long events, long exposures, long audioMillis, long unstatedExposures) {

  public long audioMillis(long durationMillis) {
    return Math.addExact(audioMillis, Math.multiplyExact(unstatedExposures, durationMillis));
  }
}
