package org.linernotes.streams.kafka;

/**
 * What awaits rating in one partition.
 *
 * @param marks cells, runs of a track and whole tracks
 * @param scans licensors and artists whose tracks have not all been looked through
 * @param sinceMillis nothing of it was marked before
 */
record Backlog(long marks, long scans, long sinceMillis) {}
