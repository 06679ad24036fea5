package org.linernotes.sink.report;

import java.util.Map;
import java.util.SortedMap;
import org.linernotes.licence.Side;

/**
 * What became of a platform's reported events of a month.
 *
 * @param verdicts events by side and verdict; those of none are left out
 */
public record PlatformAudit(
    String platform,
    long reported,
    long recorded,
    long duplicates,
    long conflicts,
    long quarantined,
    long voided,
    Map<Side, SortedMap<String, Long>> verdicts) {}
