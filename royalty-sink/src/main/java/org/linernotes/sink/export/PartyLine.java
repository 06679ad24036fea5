package org.linernotes.sink.export;

import org.linernotes.sink.statement.Require;
import org.linernotes.sink.statement.StatementLine;

/** A line together with whose it is, as exports over all parties have it. */
public record PartyLine(String party, String currency, StatementLine line) {

  public PartyLine {
    Require.text("party", party);
    Require.currency(currency);
  }
}
