package org.linernotes.sink.statement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/** A line as cells of text, in the order in which all tables of ours have them. */
public final class LineCells {
  public static final List<String> HEADINGS =
      List.of(
          "originMonth",
          "reason",
          "trackId",
          "identifiers",
          "title",
          "artist",
          "platform",
          "model",
          "modelVersion",
          "useType",
          "licenceId",
          "side",
          "basis",
          "ppm",
          "units",
          "rate",
          "gross",
          "amount");

  private LineCells() {}

  /** Null where there is nothing. */
  public static List<@Nullable String> of(StatementLine line) {
    List<@Nullable String> cells = new ArrayList<>(HEADINGS.size());
    cells.add(line.originMonth().toString());
    cells.add(line.reason() == null ? null : line.reason().name());
    cells.add(line.trackId());
    cells.add(line.identifiers().isEmpty() ? null : MultiValue.of(line.identifiers()));
    cells.add(line.title());
    cells.add(line.artist());
    cells.add(line.platform());
    cells.add(line.model());
    cells.add(line.modelVersion());
    cells.add(line.useType());
    cells.add(line.licenceId());
    cells.add(line.side() == null ? null : line.side().name());
    cells.add(line.basis());
    cells.add(line.ppm() == null ? null : line.ppm().toString());
    cells.add(Decimals.text(line.units()));
    cells.add(Decimals.text(line.rate()));
    cells.add(Decimals.text(line.gross()));
    cells.add(Decimals.text(line.amount()));
    return cells;
  }

  /** How many at the end are decimals of ours: they may begin with a minus sign. */
  public static final int DECIMALS = 4;
}
