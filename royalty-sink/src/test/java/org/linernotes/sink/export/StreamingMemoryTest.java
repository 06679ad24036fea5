package org.linernotes.sink.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linernotes.sink.period.PeriodState;
import org.linernotes.sink.statement.Samples;

/** A month of many lines needs no more memory than one of few: measured near the last line. */
class StreamingMemoryTest {
  private static final int LINES = 300_000;
  private static final long MOST_BYTES = 8L << 20;

  private interface Export<T> {
    void write(OutputStream out, Iterator<T> rows) throws IOException;
  }

  @Test
  void shouldKeepNoLinesOfTheCsv() throws IOException {
    requireBounded(
        StreamingMemoryTest::line,
        (out, rows) -> RoyaltiesCsv.write(out, Samples.OCTOBER, PeriodState.CLOSED, rows));
  }

  @Test
  void shouldKeepNoLinesOfTheWorkbook() throws IOException {
    requireBounded(
        StreamingMemoryTest::line,
        (out, rows) -> RoyaltiesXlsx.write(out, Samples.OCTOBER, PeriodState.CLOSED, rows));
  }

  @Test
  void shouldKeepNoEntriesOfTheJournal() throws IOException {
    requireBounded(i -> JournalNdjsonTest.entry(i, i + ".000000001"), JournalNdjson::write);
  }

  private static <T> void requireBounded(IntFunction<T> row, Export<T> export) throws IOException {
    long[] used = new long[2];
    Iterator<T> rows =
        IntStream.range(0, LINES)
            .peek(
                i -> {
                  if (i == LINES / 100) {
                    used[0] = usedBytes();
                  } else if (i == LINES - 1) {
                    used[1] = usedBytes();
                  }
                })
            .mapToObj(row)
            .iterator();

    export.write(new CountingOutput(), rows);

    assertThat(used[1] - used[0]).isLessThan(MOST_BYTES);
  }

  private static PartyLine line(int i) {
    return new PartyLine("party" + i, "GBP", Samples.own("Title " + i, i + ".000000001"));
  }

  private static long usedBytes() {
    System.gc(); // what survives is kept by somebody
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static final class CountingOutput extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
      bytes += length;
    }

    @Override
    public String toString() {
      return bytes + " bytes";
    }
  }
}
