package org.linernotes.sink.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class StatementCsvTest {

  @Test
  void shouldBeginWithWhatWasCarriedAndEndWithWhatIsCarried() throws IOException {
    List<StatementLine> lines =
        List.of(Samples.adjusted("=SUM(A1)", "-2"), Samples.own("Solo, live", "5.001"));
    String sha256 = StatementJson.sha256(Samples.head("GBP", "0.001", lines), lines.iterator());

    assertThat(csv(lines))
        .isEqualTo(
            """
            record,status,period,party,currency,originMonth,reason,trackId,identifiers,title,\
            artist,platform,model,modelVersion,useType,licenceId,side,basis,ppm,units,rate,gross,\
            amount,control
            OPENING_BALANCE,CLOSED,2026-10,alpha,GBP,,,,,,,,,,,,,,,,,,0.001000000,
            ADJUSTMENT,CLOSED,2026-10,alpha,GBP,2026-09,LATE,T1,isrc:USUM71804534|sha256:ab,\
            '=SUM(A1),Nova,sonara,m1,2,FINE_TUNING,L1,MASTER,PER_EXPOSURE,500000,\
            1000.000000000,0.004000000,4.000000000,-2.000000000,
            LINE,CLOSED,2026-10,alpha,GBP,2026-10,,T1,isrc:USUM71804534|sha256:ab,\
            "Solo, live",Nova,sonara,m1,2,FINE_TUNING,L1,MASTER,PER_EXPOSURE,500000,\
            1000.000000000,0.004000000,4.000000000,5.001000000,
            LINE_COUNT,CLOSED,2026-10,alpha,GBP,,,,,,,,,,,,,,,,,,,2
            ACCRUED,CLOSED,2026-10,alpha,GBP,2026-10,,,,,,,,,,,,,,,,,5.001000000,
            ADJUSTED,CLOSED,2026-10,alpha,GBP,2026-09,,,,,,,,,,,,,,,,,-2.000000000,
            TOTAL,CLOSED,2026-10,alpha,GBP,,,,,,,,,,,,,,,,,,3.002000000,
            PAYABLE,CLOSED,2026-10,alpha,GBP,,,,,,,,,,,,,,,,,,3.00,
            SHA256,CLOSED,2026-10,alpha,GBP,,,,,,,,,,,,,,,,,,,SHA
            CLOSING_BALANCE,CLOSED,2026-10,alpha,GBP,,,,,,,,,,,,,,,,,,0.002000000,
            """
                .replace("SHA\n", sha256 + "\n")
                .replace("\n", "\r\n"));
  }

  @Property(tries = 100)
  void shouldGiveBackEveryTextToWhoTakesOneApostropheAway(@ForAll long seed) throws IOException {
    List<StatementLine> lines = Samples.random(seed, 8);

    List<CSVRecord> records = parsed(csv(lines));

    for (int i = 0; i < lines.size(); i++) {
      CSVRecord row = records.get(i + 1);
      StatementLine line = lines.get(i);
      assertThat(row.size()).isEqualTo(24);
      assertThat(meant(row.get("title"))).isEqualTo(line.title() == null ? "" : line.title());
      assertThat(meant(row.get("trackId"))).isEqualTo(line.trackId());
      assertThat(row.get("amount")).isEqualTo(line.amount().toPlainString());
      assertThat(row.get("title")).doesNotMatch("(?s)[=+\\-@\t\r\n].*");
    }
  }

  private static String meant(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }

  private static List<CSVRecord> parsed(String csv) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(csv)).getRecords();
  }

  private static String csv(List<StatementLine> lines) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Statement statement = new Statement(Samples.head("GBP", "0.001", lines), lines.iterator());
    StatementCsv.write(out, Samples.CLOSED, List.of(statement).iterator());
    return out.toString(StandardCharsets.UTF_8);
  }
}
