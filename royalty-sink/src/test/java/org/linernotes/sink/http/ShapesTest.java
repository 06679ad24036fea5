package org.linernotes.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.linernotes.http.Json;
import org.linernotes.licence.Side;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.report.ArtistUse;
import org.linernotes.sink.report.BookedEntry;
import org.linernotes.sink.report.Cursor;
import org.linernotes.sink.report.Line;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PlatformAudit;
import org.linernotes.sink.report.Totals;
import org.linernotes.sink.report.UnlicensedUse;

/** The answers to the letter (contract section 7). */
class ShapesTest {
  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final BigDecimal AMOUNT = new BigDecimal("0.000000001");

  private static String json(Object shape) {
    return new String(Json.bytes(shape), StandardCharsets.UTF_8);
  }

  private static Totals totals() {
    return new Totals(
        PeriodState.OPEN,
        List.of(new Totals.PartyTotal("alpha", "GBP", AMOUNT)),
        List.of(new Totals.Control("GBP", AMOUNT, AMOUNT)));
  }

  @Test
  void shouldWriteTotalsWithoutExponents() {
    assertThat(json(Shapes.totals(OCTOBER, totals())))
        .isEqualTo(
            "{\"period\":\"2026-10\",\"status\":\"OPEN\","
                + "\"totals\":[{\"party\":\"alpha\",\"currency\":\"GBP\",\"accrued\":\"0.000000001\"}],"
                + "\"control\":{\"GBP\":{\"debits\":\"0.000000001\",\"credits\":\"0.000000001\"}}}");
  }

  @Test
  void shouldWriteTotalsAsCsv() {
    assertThat(Shapes.totalsCsv(OCTOBER, totals()))
        .isEqualTo("period,party,currency,accrued\r\n2026-10,alpha,GBP,0.000000001\r\n");
  }

  @Test
  void shouldQuoteOnlyWhatCsvNeedsQuoted() {
    assertThat(Csv.of(List.of("a", "b,c"), List.of(List.of("say \"hi\"", "two\nlines"))))
        .isEqualTo("a,\"b,c\"\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
  }

  @Test
  void shouldWriteLinesWithNullForWhatIsUnknown() {
    Line line =
        new Line(
            "T1",
            null,
            null,
            "musicflow",
            "lark",
            null,
            "L1",
            "MASTER",
            "PRETRAINING",
            "PER_EXPOSURE",
            new BigDecimal("0.010000000"),
            "GBP",
            600_000,
            "2026-09",
            "USE",
            new BigDecimal("3.000000000"),
            new BigDecimal("0.030000000"),
            new BigDecimal("0.018000000"));

    assertThat(json(Shapes.lines(OCTOBER, "alpha", new Page<>(List.of(line), null))))
        .isEqualTo(
            "{\"period\":\"2026-10\",\"party\":\"alpha\",\"lines\":[{\"trackId\":\"T1\","
                + "\"title\":null,\"artist\":null,\"platform\":\"musicflow\",\"model\":\"lark\","
                + "\"modelVersion\":null,\"licenceId\":\"L1\",\"side\":\"MASTER\","
                + "\"useType\":\"PRETRAINING\",\"units\":\"3.000000000\","
                + "\"basis\":\"PER_EXPOSURE\",\"rate\":\"0.010000000\",\"gross\":\"0.030000000\","
                + "\"ppm\":600000,\"amount\":\"0.018000000\",\"currency\":\"GBP\","
                + "\"originMonth\":\"2026-09\",\"charge\":\"USE\"}],\"next\":null}");
  }

  @Test
  void shouldWriteArtistsWithCoverageInExposures() {
    ArtistUse use =
        new ArtistUse("a1", "Ana", 2, 10, 1500, 7, 2, 1, new TreeMap<>(Map.of("EUR", AMOUNT)));
    Cursor next = new Cursor(List.of("a1"));

    assertThat(json(Shapes.artists(OCTOBER, new Page<>(List.of(use), next))))
        .isEqualTo(
            "{\"period\":\"2026-10\",\"artists\":[{\"artist\":\"a1\",\"name\":\"Ana\","
                + "\"events\":2,\"exposures\":10,\"audioSeconds\":\"1.500\","
                + "\"coverage\":{\"FULL\":7,\"PARTIAL\":2,\"NONE\":1},"
                + "\"gross\":[{\"currency\":\"EUR\",\"amount\":\"0.000000001\"}]}],"
                + "\"next\":\""
                + next.encode("artists")
                + "\"}");
  }

  @Test
  void shouldNameUnlicensedUseByIdentifierWhereTheTrackIsUnknown() {
    LocalDate day = LocalDate.of(2026, 10, 5);
    UnlicensedUse use =
        new UnlicensedUse(
            null, "isrc:X", "sonara", "echo", "MASTER", "UNMATCHED_TRACK", 1, 5, 0, day, day);

    assertThat(json(Shapes.unlicensed(OCTOBER, new Page<>(List.of(use), null))))
        .isEqualTo(
            "{\"period\":\"2026-10\",\"uses\":[{\"trackId\":null,\"identifier\":\"isrc:X\","
                + "\"platform\":\"sonara\",\"model\":\"echo\",\"side\":\"MASTER\","
                + "\"reason\":\"UNMATCHED_TRACK\",\"events\":1,\"exposures\":5,"
                + "\"audioSeconds\":\"0.000\",\"firstDay\":\"2026-10-05\","
                + "\"lastDay\":\"2026-10-05\"}],\"next\":null}");
  }

  @Test
  void shouldWriteTheAuditWithBothSidesEvenWhereNothingWasRecorded() {
    PlatformAudit audit =
        new PlatformAudit(
            "sonara",
            5,
            3,
            1,
            1,
            0,
            1,
            Map.of(Side.MASTER, new TreeMap<>(Map.of("AUTHORISED", 3L))));

    assertThat(json(Shapes.audit(OCTOBER, List.of(audit))))
        .isEqualTo(
            "{\"period\":\"2026-10\",\"platforms\":[{\"platform\":\"sonara\",\"reported\":5,"
                + "\"recorded\":3,\"duplicates\":1,\"conflicts\":1,\"quarantined\":0,\"counted\":2,\"voided\":1,"
                + "\"verdicts\":{\"MASTER\":{\"AUTHORISED\":3},\"PUBLISHING\":{}}}]}");
  }

  @Test
  void shouldWriteEntriesWithSignedPostings() {
    BookedEntry entry =
        new BookedEntry(
            9_007_199_254_740_993L,
            OCTOBER,
            OCTOBER.minusMonths(1),
            "LATE",
            "USE",
            "L1",
            "T1",
            "MASTER",
            Instant.parse("2026-10-14T10:00:00.5Z"),
            List.of(
                new BookedEntry.BookedPosting("platform:musicflow", null, AMOUNT, "GBP"),
                new BookedEntry.BookedPosting("party:alpha", "alpha", AMOUNT.negate(), "GBP")));

    assertThat(json(EntryShapes.entries(new Page<>(List.of(entry), null))))
        .isEqualTo(
            "{\"entries\":[{\"entryId\":\"9007199254740993\",\"period\":\"2026-10\","
                + "\"originMonth\":\"2026-09\",\"reason\":\"LATE\",\"charge\":\"USE\","
                + "\"licenceId\":\"L1\",\"trackId\":\"T1\",\"side\":\"MASTER\","
                + "\"bookedAt\":\"2026-10-14T10:00:00.500Z\",\"postings\":["
                + "{\"account\":\"platform:musicflow\",\"party\":null,\"amount\":\"0.000000001\","
                + "\"currency\":\"GBP\"},{\"account\":\"party:alpha\",\"party\":\"alpha\","
                + "\"amount\":\"-0.000000001\",\"currency\":\"GBP\"}]}],\"next\":null}");
  }

  @Test
  void shouldSayWhereTheBooksStand() {
    assertThat(json(Shapes.progress(Map.of(new Position("royalty.accruals", 2), 17L))))
        .isEqualTo("{\"offsets\":[{\"topic\":\"royalty.accruals\",\"partition\":2,\"next\":17}]}");
  }
}
