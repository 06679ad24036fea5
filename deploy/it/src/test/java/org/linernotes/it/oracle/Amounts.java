package org.linernotes.it.oracle;

/** Use of a cell, summed. */
final class Amounts {
  long events;
  long exposures;
  long audioMillis;

  void add(long moreEvents, long moreExposures, long moreAudioMillis) {
    events += moreEvents;
    exposures += moreExposures;
    audioMillis += moreAudioMillis;
  }
}
