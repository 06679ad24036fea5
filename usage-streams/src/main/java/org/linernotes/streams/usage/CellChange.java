package org.linernotes.streams.usage;

import org.linernotes.avro.UsageSum;
import org.linernotes.usage.CellKey;

/**
 * What a use adds to its cell, or takes back from it.
 *
 * @param cell by the identifier, as if unmatched: its track is found later, and may change
 */
public record CellChange(CellKey cell, UsageSum change) {}
