package org.linernotes.metrics;

/** Meters that a library registers, known by how their names begin. */
public record MetricFamily(String prefix, String description) {

  /** True if the meter is of this family. */
  public boolean has(String meterName) {
    return meterName.startsWith(prefix);
  }
}
