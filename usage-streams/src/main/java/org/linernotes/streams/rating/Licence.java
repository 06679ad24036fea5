package org.linernotes.streams.rating;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.ConsentMode;
import org.linernotes.licence.Side;
import org.linernotes.usage.CellKey;

/** A licence to train (contract section 4). */
public record Licence(
    String licenceId,
    boolean active,
    String licensor,
    String platform,
    Set<Side> sides,
    Scope scope,
    Names useTypes,
    Names models,
    Names territories,
    Term term,
    ConsentMode consent,
    Rate rate) {

  /** True if it could cover the use at all: a candidate (contract section 5, rule 2). */
  boolean isCandidate(Side side, CellKey use, Track track) {
    return active
        && sides.contains(side)
        && (platform.equals(Names.ANY) || platform.equals(use.platform()))
        && scope.covers(track);
  }

  /** A model by its name, or by name and version as {@code model@version}. */
  boolean coversModel(String model, @Nullable String version) {
    return models.covers(model) || (version != null && models.covers(model + "@" + version));
  }
}
