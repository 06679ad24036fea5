package org.linernotes.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.sink.ledger.Reason;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.Adjustment;
import org.linernotes.sink.statement.Statement;
import org.linernotes.sink.statement.StatementDocument;
import org.linernotes.sink.statement.StatementHead;
import org.linernotes.sink.statement.StatementJson;
import org.linernotes.sink.statement.StatementLine;

/** Who writes statements and who verifies them share no class, and must mean the same. */
class StatementAgreementTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final YearMonth BEFORE = YearMonth.of(2026, 9);

  @Property(tries = 200)
  void shouldFindTheHashThatWasWrittenInAnyStatement(@ForAll long seed) throws IOException {
    byte[] document = document(seed);
    assertIntact(document);
    // As another tool may leave it: indented.
    assertIntact(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(JSON.readTree(document)));
  }

  private static void assertIntact(byte[] document) throws IOException {
    List<StatementHash> found = StatementFile.read(() -> new ByteArrayInputStream(document));
    assertThat(found).extracting(StatementHash::currency).containsExactly("GBP", "JPY");
    assertThat(found).allMatch(StatementHash::isIntact);
  }

  private static byte[] document(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    String party = "p" + new Documents(random.nextLong()).next();
    List<Statement> statements = new ArrayList<>();
    for (String currency : List.of("GBP", "JPY")) {
      statements.add(statement(party, currency, random));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StatementJson.write(
        out, new StatementDocument(party, MONTH, PeriodState.CLOSED), statements.iterator());
    return out.toByteArray();
  }

  private static Statement statement(String party, String currency, SplittableRandom random) {
    List<StatementLine> lines = new ArrayList<>();
    BigDecimal adjusted = add(lines, random.nextInt(1, 4), BEFORE, Reason.LATE, random);
    BigDecimal accrued = add(lines, random.nextInt(1, 4), MONTH, null, random);
    StatementHead head =
        new StatementHead(
            party,
            MONTH,
            currency,
            BigDecimal.valueOf(random.nextInt(99), 9),
            accrued,
            List.of(new Adjustment(BEFORE, adjusted)),
            lines.size());
    return new Statement(head, lines.iterator());
  }

  private static BigDecimal add(
      List<StatementLine> to,
      int count,
      YearMonth origin,
      @Nullable Reason reason,
      SplittableRandom random) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < count; i++) {
      StatementLine line = line(origin, reason, random);
      to.add(line);
      sum = sum.add(line.amount());
    }
    return sum;
  }

  private static StatementLine line(
      YearMonth origin, @Nullable Reason reason, SplittableRandom random) {
    String odd = "t" + new Documents(random.nextLong()).next().toString();
    boolean pool = random.nextBoolean();
    return new StatementLine(
        pool ? null : odd,
        pool ? List.of() : List.of("isrc:GBAYE6800011", odd),
        pool ? null : odd + "\u2028\ud83d\ude00\u0001",
        null,
        "suno",
        pool ? null : odd,
        null,
        pool ? null : "PRETRAINING",
        "l-1",
        pool ? null : Side.MASTER,
        "PER_EXPOSURE",
        BigDecimal.valueOf(random.nextInt(1, 99)),
        new BigDecimal("0.004"),
        BigDecimal.valueOf(random.nextInt(), 9),
        pool ? null : random.nextInt(1, 1_000_000),
        BigDecimal.valueOf(random.nextInt(), 9),
        origin,
        reason);
  }
}
