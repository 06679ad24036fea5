package org.linernotes.streams.flow;

import java.util.Map;

/**
 * How use flows through this instance now.
 *
 * @param state of Kafka Streams
 * @param lag records that are not read yet, by topic; of internal topics by their purpose
 * @param unrated what awaits rating: cells, runs of a track and whole tracks
 * @param unratedAgeSeconds at most how long the oldest of it has waited; 0 if nothing does
 * @param rerating licensors and artists whose terms changed and whose tracks are not all looked
 *     through
 * @param rerated tracks looked through since the start, because terms changed
 * @param quarantined records set aside since the start, by cause
 */
public record FlowState(
    String state,
    Map<String, Long> lag,
    long unrated,
    double unratedAgeSeconds,
    long rerating,
    long rerated,
    Map<String, Long> quarantined) {}
