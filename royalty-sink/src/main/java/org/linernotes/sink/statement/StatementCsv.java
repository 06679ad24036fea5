package org.linernotes.sink.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;

/**
 * Statements as a table. Per currency, by the column {@code record}:
 *
 * <ul>
 *   <li>{@code OPENING_BALANCE}
 *   <li>{@code ADJUSTMENT}: lines of earlier months, by month; {@code LINE}: the month's own
 *   <li>control: {@code LINE_COUNT} (in {@code control}), {@code ACCRUED}, {@code ADJUSTED} per
 *       earlier month, {@code TOTAL}, {@code PAYABLE}, {@code SHA256} (in {@code control})
 *   <li>{@code CLOSING_BALANCE}
 * </ul>
 *
 * <p>The order of the lines is that of the JSON, whose SHA-256 is given.
 */
public final class StatementCsv {
  private static final List<String> FRONT =
      List.of("record", "status", "period", "party", "currency");
  private static final String CONTROL = "control";

  private final StatementDocument document;
  private final CsvTable table;

  private StatementCsv(StatementDocument document, CsvTable table) {
    this.document = document;
    this.table = table;
  }

  /** All statements of a party's month, one after the other. */
  public static void write(
      OutputStream out, StatementDocument document, Iterator<Statement> statements)
      throws IOException {
    CsvTable table = new CsvTable(out);
    List<String> headings = new ArrayList<>(FRONT);
    headings.addAll(LineCells.HEADINGS);
    headings.add(CONTROL);
    table.texts(headings);
    table.endRow();
    StatementCsv csv = new StatementCsv(document, table);
    while (statements.hasNext()) {
      csv.statement(statements.next());
    }
    table.flush();
  }

  private void statement(Statement statement) throws IOException {
    StatementHead head = statement.head();
    CanonicalStatement canonical = new CanonicalStatement(head, OutputStream.nullOutputStream());
    sum(head, "OPENING_BALANCE", null, head.openingBalance());
    Iterator<StatementLine> lines = statement.lines();
    while (lines.hasNext()) {
      StatementLine line = lines.next();
      canonical.line(line);
      front(head, line.adjustment() ? "ADJUSTMENT" : "LINE");
      table.line(line);
      control(null);
    }
    controls(head, canonical.end());
    sum(head, "CLOSING_BALANCE", null, head.closingBalance());
  }

  private void controls(StatementHead head, String sha256) throws IOException {
    value(head, "LINE_COUNT", Long.toString(head.lineCount()));
    sum(head, "ACCRUED", head.period().toString(), head.accrued());
    for (Adjustment adjustment : head.adjustments()) {
      sum(head, "ADJUSTED", adjustment.originMonth().toString(), adjustment.amount());
    }
    sum(head, "TOTAL", null, head.total());
    sum(head, "PAYABLE", null, head.payable());
    value(head, "SHA256", sha256);
  }

  private void sum(StatementHead head, String name, @Nullable String month, BigDecimal amount)
      throws IOException {
    front(head, name);
    table.texts(Collections.singletonList(month));
    table.texts(Collections.nCopies(LineCells.HEADINGS.size() - 2, null));
    table.decimals(List.of(Decimals.text(amount)));
    control(null);
  }

  private void value(StatementHead head, String name, String value) throws IOException {
    front(head, name);
    table.texts(Collections.nCopies(LineCells.HEADINGS.size(), null));
    control(value);
  }

  private void front(StatementHead head, String name) throws IOException {
    table.texts(
        List.of(
            name,
            document.status().name(),
            head.period().toString(),
            head.party(),
            head.currency()));
  }

  private void control(@Nullable String value) throws IOException {
    table.texts(Collections.singletonList(value));
    table.endRow();
  }
}
