package org.linernotes.sink.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.UsageReported;
import org.linernotes.http.Json;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.report.Cursor;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.UseProblem;
import org.linernotes.sink.report.UseProblem.Kind;

/** The answers to the letter. */
class ProblemShapesTest {
  private static final UsageReported SENT =
      UsageReported.newBuilder()
          .setPlatform("sonara")
          .setId("e1")
          .setTrack("house:1")
          .setOccurredAt(Instant.parse("2026-10-05T12:00:00Z"))
          .setUseType("PRETRAINING")
          .setModel("echo")
          .setRun("run-1")
          .build();

  private static String json(UseProblem problem, Optional<UsageReported> sent) {
    Page<UseProblem> page = new Page<>(List.of(problem), null);
    Object shape = ProblemShapes.problems(YearMonth.of(2026, 10), page, value -> sent);
    return new String(Json.bytes(shape), StandardCharsets.UTF_8);
  }

  private static UseProblem.SetAside setAside(byte[] value) {
    return new UseProblem.SetAside(
        Kind.CONFLICT,
        "CONFLICT",
        "other content",
        new Position("usage.reported", 1),
        42,
        value,
        Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void shouldGiveAnEventAsItWasSentSoThatItCanBeMended() {
    UsageReported full =
        UsageReported.newBuilder(SENT)
            .setModelVersion("2")
            .setDataset("d")
            .setAudioMillis(441_600L)
            .setExtra("{\"batch\":7,\"id\":\"never in place of the event's\"}")
            .build();
    assertThat(json(setAside(new byte[1]), Optional.of(full)))
        .isEqualTo(
            "{\"period\":\"2026-10\",\"problems\":[{\"kind\":\"CONFLICT\",\"message\":\"other content\","
                + "\"track\":\"house:1\",\"id\":\"e1\",\"cause\":\"CONFLICT\","
                + "\"position\":{\"topic\":\"usage.reported\",\"partition\":1,\"offset\":42},"
                + "\"setAsideAt\":\"2026-11-01T00:00:00Z\","
                + "\"sent\":{\"id\":\"e1\",\"occurredAt\":\"2026-10-05T12:00:00Z\",\"track\":\"house:1\","
                + "\"useType\":\"PRETRAINING\",\"model\":\"echo\",\"modelVersion\":\"2\",\"run\":\"run-1\","
                + "\"dataset\":\"d\",\"exposures\":1,\"audioSeconds\":\"441.600\",\"territory\":\"ZZ\","
                + "\"batch\":7}}],\"next\":null}");
  }

  @Test
  void shouldLeaveOutWhatWasNotSent() {
    UsageReported noJson = UsageReported.newBuilder(SENT).setExtra("{").build();
    assertThat(json(setAside(new byte[1]), Optional.of(noJson)))
        .doesNotContain("modelVersion", "dataset", "audioSeconds")
        .contains("\"territory\":\"ZZ\"}}");
  }

  @Test
  void shouldShowARecordThatCannotBeReadByItsPositionAlone() {
    assertThat(json(setAside(new byte[1]), Optional.empty()))
        .contains("\"track\":null,\"id\":null")
        .contains("\"sent\":null")
        .contains("\"offset\":42");
  }

  @Test
  void shouldSumUseWithoutATrackByRunAndDay() {
    UUID cell = UUID.fromString("00000000-0000-0000-0000-000000000007");
    UseProblem use =
        new UseProblem.Trackless(
            Kind.SUSPECT,
            cell,
            "isrc:GB-XYZ",
            "echo",
            null,
            "run-1",
            "PRETRAINING",
            "GB",
            LocalDate.parse("2026-10-05"),
            3,
            9);
    assertThat(json(use, Optional.empty()))
        .contains(
            "\"kind\":\"SUSPECT\",\"message\":\"a malformed ISRC never matches (void the events, and"
                + " report them under the right one)\",\"track\":\"isrc:GB-XYZ\","
                + "\"usageDay\":\"2026-10-05\",\"useType\":\"PRETRAINING\",\"model\":\"echo\","
                + "\"modelVersion\":null,\"run\":\"run-1\",\"territory\":\"GB\",\"events\":3,\"exposures\":9}");
    Page<UseProblem> page = new Page<>(List.of(use), new Cursor(use.key()));
    assertThat(
            Cursor.decode(
                Lists.PROBLEMS,
                UseProblem.KEY_FIELDS,
                String.valueOf(Shapes.next(page, Lists.PROBLEMS))))
        .isEqualTo(new Cursor(List.of("SUSPECT", "isrc:GB-XYZ", cell.toString(), "")));
  }
}
