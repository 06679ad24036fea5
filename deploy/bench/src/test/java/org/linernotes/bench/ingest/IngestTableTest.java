package org.linernotes.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.linernotes.bench.events.BodyForm;
import org.linernotes.bench.ingest.Measured.CpuSeconds;

class IngestTableTest {
  @Test
  void shouldTakeTheRoundInTheMiddle() {
    assertThat(Measured.median(List.of(rate(3), rate(1), rate(2))).perSecond()).isEqualTo(2);
    assertThat(Measured.median(List.of(rate(2), rate(1))).perSecond()).isEqualTo(1);
  }

  @Test
  void shouldSetOursBesideTheRawProducer() {
    IngestTable table =
        new IngestTable(
            List.of(rate(1_000_000), rate(2_000_000), rate(900_000)),
            List.of(rate(250_000)),
            Map.of(
                new IngestTable.Load(BodyForm.NDJSON_1000, 4),
                List.of(rate(500_000), rate(100_000), rate(800_000))));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    table.print(new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("the client's defaults |  | 250,000 | 250.0 | 0.25 |")
        .contains(
            "| NDJSON x 1000 | 4 | 500,000 | 500.0 100.0 800.0 | 0.50 | 0 | 1.00 | 2.00 | 3.00 |");
  }

  @Test
  void shouldPeakOverTheBestNumberOfConnections() {
    IngestTable table =
        new IngestTable(
            List.of(rate(1000)),
            List.of(rate(300)),
            Map.of(
                new IngestTable.Load(BodyForm.SINGLE, 1), List.of(rate(10)),
                new IngestTable.Load(BodyForm.SINGLE, 4), List.of(rate(30), rate(20), rate(90)),
                new IngestTable.Load(BodyForm.NDJSON_100, 4), List.of(rate(100))));
    assertThat(table.peak(BodyForm.SINGLE)).isEqualTo(30);
  }

  private static Measured rate(long events) {
    double millions = events / 1e6;
    CpuSeconds cpu = new CpuSeconds(millions, 2 * millions, 3 * millions);
    return new Measured(events, 1, 0, null, cpu, Map.of());
  }
}
