package org.linernotes.sink.export;

import java.util.List;
import org.linernotes.money.Decimals;
import org.linernotes.sink.statement.StatementLine;

/** A line as the cells of an {@code SR08}. */
final class DsrLine {
  private static final String ISRC = "isrc:";

  private DsrLine() {}

  static List<String> cells(long number, int summaryId, PartyLine partyLine) {
    StatementLine line = partyLine.line();
    return List.of(
        Long.toString(number),
        Integer.toString(summaryId),
        DsrCell.of(partyLine.party()),
        line.originMonth().toString(),
        DsrCell.own(line.reason()),
        DsrCell.of(line.trackId()),
        DsrCell.of(isrcs(line)),
        DsrCell.of(line.identifiers()),
        DsrCell.of(line.title()),
        DsrCell.of(line.artist()),
        DsrCell.of(line.model()),
        DsrCell.of(line.modelVersion()),
        DsrCell.own(line.useType()),
        DsrCell.of(line.licenceId()),
        DsrCell.own(line.side()),
        DsrCell.own(line.basis()),
        line.ppm() == null ? "" : line.ppm().toString(),
        Decimals.text(line.units()),
        Decimals.text(line.rate()),
        Decimals.text(line.gross()),
        Decimals.text(line.amount()));
  }

  private static List<String> isrcs(StatementLine line) {
    return line.identifiers().stream()
        .filter(each -> each.startsWith(ISRC))
        .map(each -> each.substring(ISRC.length()))
        .toList();
  }
}
