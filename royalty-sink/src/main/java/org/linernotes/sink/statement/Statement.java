package org.linernotes.sink.statement;

import java.util.Iterator;

/**
 * A statement as it is written, once.
 *
 * @param lines read lazily, one pass: those of the adjustments by origin month ascending, then the
 *     month's own; within a month in the order that they are to be printed in
 */
public record Statement(StatementHead head, Iterator<StatementLine> lines) {}
