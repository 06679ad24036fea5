package org.linernotes.sink.statement;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.linernotes.money.Decimals;

/**
 * One statement as canonical JSON, written as its lines come: keys sorted, and so the adjustments
 * before the month's own lines. Every other form passes its lines through here too, so that the
 * hash it shows is that of the very lines it shows.
 *
 * <p>What is hashed ends with {@code }}; what is written has {@code sha256} as its last member.
 */
final class CanonicalStatement {
  private final StatementHead head;
  private final OutputStream out;
  private final HashedOutput hashed;
  private final JsonGenerator json;
  private final LineCheck check;
  private int adjustmentsBegun;
  private boolean ownBegun;

  /** Writes the head's part that comes before all lines. */
  CanonicalStatement(StatementHead head, OutputStream out) throws IOException {
    this.head = head;
    this.out = out;
    this.hashed = new HashedOutput(out);
    this.json = Canonical.generator(hashed);
    this.check = new LineCheck(head);
    json.writeStartObject();
    money("accrued", head.accrued());
    money("adjusted", head.adjusted());
    json.writeArrayFieldStart("adjustments");
  }

  void line(StatementLine line) throws IOException {
    if (check.beginsMonth(line)) {
      check.nextMonth(line.originMonth());
      if (line.adjustment()) {
        beginAdjustment();
      } else {
        beginOwnLines();
      }
    }
    check.add(line);
    LineFields.write(json, line);
  }

  /** Writes the rest; gives the SHA-256 of the canonical bytes, in hex. */
  String end() throws IOException {
    if (!ownBegun) {
      check.nextMonth(head.period());
      beginOwnLines();
    }
    check.end();
    json.writeEndArray();
    money("openingBalance", head.openingBalance());
    json.writeStringField("party", head.party());
    money("payable", head.payable());
    json.writeStringField("period", head.period().toString());
    money("total", head.total());
    json.flush();
    hashed.stopPassing();
    json.writeEndObject();
    json.close();
    String sha256 = hashed.hex();
    out.write((",\"sha256\":\"" + sha256 + "\"}").getBytes(StandardCharsets.UTF_8));
    return sha256;
  }

  private void beginAdjustment() throws IOException {
    endAdjustment();
    Adjustment adjustment = head.adjustments().get(adjustmentsBegun++);
    json.writeStartObject();
    money("amount", adjustment.amount());
    json.writeArrayFieldStart("lines");
  }

  private void endAdjustment() throws IOException {
    if (adjustmentsBegun > 0) {
      json.writeEndArray();
      Adjustment adjustment = head.adjustments().get(adjustmentsBegun - 1);
      json.writeStringField("originMonth", adjustment.originMonth().toString());
      json.writeEndObject();
    }
  }

  private void beginOwnLines() throws IOException {
    endAdjustment();
    json.writeEndArray();
    money("closingBalance", head.closingBalance());
    json.writeStringField("currency", head.currency());
    json.writeNumberField("lineCount", head.lineCount());
    json.writeArrayFieldStart("lines");
    ownBegun = true;
  }

  private void money(String name, BigDecimal amount) throws IOException {
    json.writeStringField(name, Decimals.text(amount));
  }
}
