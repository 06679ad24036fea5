package org.linernotes.sink.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linernotes.licence.Side;
import org.linernotes.sink.ledger.Charge;
import org.linernotes.sink.ledger.Reason;
import org.linernotes.sink.statement.Samples;

class JournalNdjsonTest {

  @Test
  void shouldWriteAnEntryALineInWholeBillionths() throws IOException {
    JournalEntry entry = entry(7, "10000000.000000001");
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    JournalNdjson.write(out, List.of(entry, entry(8, "0.5")).iterator());

    assertThat(out.toString(StandardCharsets.UTF_8).lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo(
            """
            {"entryId":"7","period":"2026-10","originMonth":"2026-09","reason":"LATE",\
            "charge":"USE","cellId":"00000000-0000-0001-0000-000000000002","platform":"sonara",\
            "licenceId":"L1","side":"MASTER","bookedAt":"2026-10-03T04:05:06Z","postings":[\
            {"account":"platform:sonara","party":null,"asset":"GBP/9",\
            "amount":"10000000000000001","ppm":null},\
            {"account":"party:alpha","party":"alpha","asset":"GBP/9",\
            "amount":"-10000000000000001","ppm":1000000}]}""");
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("]}\n");
  }

  @Test
  void shouldRefuseAnEntryThatDoesNotBalance() {
    JournalPosting debit = posting("platform:sonara", "1");

    assertThatThrownBy(() -> entry(9, List.of(debit, posting("party:alpha", "-0.9"))))
        .hasMessage("sum of 9: 0.100000000 GBP (expected: 0)");
  }

  static JournalEntry entry(long id, String amount) {
    JournalPosting credit =
        new JournalPosting(
            "party:alpha", "alpha", "GBP", new BigDecimal(amount).negate(), 1_000_000);
    return entry(id, List.of(posting("platform:sonara", amount), credit));
  }

  private static JournalEntry entry(long id, List<JournalPosting> postings) {
    return new JournalEntry(
        id,
        Samples.OCTOBER,
        Samples.SEPTEMBER,
        Reason.LATE,
        Charge.USE,
        new UUID(1, 2),
        "sonara",
        "L1",
        Side.MASTER,
        Instant.parse("2026-10-03T04:05:06Z"),
        postings);
  }

  private static JournalPosting posting(String account, String amount) {
    return new JournalPosting(account, null, "GBP", new BigDecimal(amount), null);
  }
}
