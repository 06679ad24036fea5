package org.linernotes.sink.postgres.month;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.linernotes.sink.export.PartyLine;
import org.linernotes.sink.statement.Statement;
import org.linernotes.sink.statement.StatementHead;
import org.linernotes.sink.statement.StatementLine;

/**
 * Deals the lines of many statements out to their heads, in one pass: both come in the order of
 * party and currency. Each statement's lines are to be read before the next one is asked for.
 */
final class StatementRun implements Iterator<Statement> {
  private final Iterator<StatementHead> heads;
  private final Iterator<PartyLine> lines;
  private @Nullable PartyLine next;

  StatementRun(List<StatementHead> heads, Iterator<PartyLine> lines) {
    this.heads = heads.iterator();
    this.lines = lines;
  }

  @Override
  public boolean hasNext() {
    return heads.hasNext();
  }

  @Override
  public Statement next() {
    StatementHead head = heads.next();
    return new Statement(head, new Own(head));
  }

  private @Nullable PartyLine peek() {
    if (next == null && lines.hasNext()) {
      next = lines.next();
    }
    return next;
  }

  /** The lines of one head. */
  private final class Own implements Iterator<StatementLine> {
    private final StatementHead head;

    Own(StatementHead head) {
      this.head = head;
    }

    @Override
    public boolean hasNext() {
      PartyLine line = peek();
      return line != null
          && line.party().equals(head.party())
          && line.currency().equals(head.currency());
    }

    @Override
    public StatementLine next() {
      PartyLine line = peek();
      if (line == null || !hasNext()) {
        throw new NoSuchElementException("no line of " + head.party() + " is left");
      }
      next = null;
      return line.line();
    }
  }
}
