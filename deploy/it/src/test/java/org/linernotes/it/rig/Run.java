package org.linernotes.it.rig;

import java.time.Duration;
import java.util.List;
import org.linernotes.it.rig.fault.Storm.Inflicted;
import org.linernotes.it.rig.load.Sent;
import org.linernotes.it.rig.process.Shape;
import org.linernotes.it.rig.verdict.Finding;
import org.linernotes.it.rig.verdict.Progress;

/**
 * What came of one world in its storm.
 *
 * @param reads answers of the finance API that were held against its equations
 * @param unsureCounted uses that were not answered 202 and count
 * @param took from the first event to the verdict
 */
public record Run(
    long seed,
    Shape shape,
    Sent sent,
    List<Inflicted> inflicted,
    Progress progress,
    long reads,
    int unsureCounted,
    List<Finding> findings,
    Duration took) {

  /** How many findings of a kind. */
  public long of(Finding.Kind kind) {
    return findings.stream().filter(finding -> finding.kind() == kind).count();
  }
}
