package org.linernotes.streams.rating;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.usage.CellKey;

/**
 * A cell with its outcome on both sides.
 *
 * @param primaryArtist null if unmatched
 * @param audioMillis with the track's duration filled in
 */
public record RatedCell(
    CellKey key,
    @Nullable String primaryArtist,
    long events,
    long exposures,
    long audioMillis,
    Map<Side, RatedSide> sides) {}
