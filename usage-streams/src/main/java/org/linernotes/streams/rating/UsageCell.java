package org.linernotes.streams.rating;

import org.linernotes.usage.CellKey;

/** The use of a cell, to be rated. */
public record UsageCell(CellKey key, UsageTotals usage) {}
