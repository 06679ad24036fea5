package org.linernotes.streams.usage;

import org.linernotes.avro.AuditCounts;

/** What an event of a platform's month is counted as, once each, beside {@code reported}. */
public enum AuditTally {
  RECORDED,
  DUPLICATE,
  CONFLICT,
  QUARANTINED;

  /** No event disappears: reported = recorded + duplicates + conflicts + quarantined. */
  public AuditCounts addTo(AuditCounts counts) {
    return new AuditCounts(
        counts.getPlatform(),
        counts.getPeriod(),
        counts.getPartition(),
        counts.getReported() + 1,
        counts.getRecorded() + one(RECORDED),
        counts.getDuplicates() + one(DUPLICATE),
        counts.getConflicts() + one(CONFLICT),
        counts.getQuarantined() + one(QUARANTINED),
        counts.getVoided());
  }

  /** A recorded event was taken back: recorded = counted + voided. */
  public static AuditCounts addVoid(AuditCounts counts) {
    return AuditCounts.newBuilder(counts).setVoided(counts.getVoided() + 1).build();
  }

  private int one(AuditTally tally) {
    return this == tally ? 1 : 0;
  }
}
