package org.linernotes.ingest.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.linernotes.access.Principal;
import org.linernotes.access.Role;
import org.linernotes.http.Json;
import org.linernotes.ingest.catalogue.AcceptanceClock;
import org.linernotes.ingest.catalogue.CatalogueReader;
import org.linernotes.ingest.catalogue.OwnerDirectory;
import org.linernotes.ingest.item.ItemReader;
import org.linernotes.ingest.usage.UsageReader;
import org.linernotes.ingest.usage.VoidReader;

/** Whatever is sent, the answer is an answer. */
class JunkTest {
  private static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");
  private static final String EVENT =
      "{\"id\":\"e1\",\"occurredAt\":\"2026-10-01T00:00:00Z\",\"track\":\"isrc:USUM71804534\","
          + "\"useType\":\"PRETRAINING\",\"model\":\"lark\",\"run\":\"r1\",\"exposures\":3,"
          + "\"x\":{\"y\":[1,\"\\ud83d\\ude00\"]}}";
  private static final String TRACK =
      "{\"trackId\":\"t\",\"identifiers\":[\"isrc:x\"],\"title\":\"T\",\"durationSeconds\":\"1\","
          + "\"artists\":[{\"id\":\"a\",\"name\":\"A\",\"role\":\"MAIN\"}],\"rights\":[{\"side\":"
          + "\"MASTER\",\"controlledBy\":\"l\",\"effectiveFrom\":\"2005-01-01\",\"splits\":"
          + "[{\"party\":\"l\",\"ppm\":1000000}]}]}";

  private final Principal admin = new Principal(Role.ADMIN, null);
  private final CatalogueReader.Shared shared =
      new CatalogueReader.Shared(
          new OwnerDirectory(), new AcceptanceClock(Clock.fixed(NOW, ZoneOffset.UTC)));

  private List<ItemReader> readers() {
    return List.of(
        new UsageReader("p", () -> NOW, event -> new byte[0]),
        new VoidReader("p", () -> NOW, taken -> new byte[0]),
        CatalogueReader.tracks(admin, shared, track -> new byte[0]),
        CatalogueReader.licences(admin, shared, licence -> new byte[0]),
        CatalogueReader.consents(admin, shared, consent -> new byte[0]));
  }

  private void answers(byte[] body) {
    for (ContentCoding coding : ContentCoding.values()) {
      for (BodyForm form : JsonForm.values()) {
        readers().forEach(reader -> answers(body, coding, form, reader));
      }
    }
  }

  private static void answers(byte[] body, ContentCoding coding, BodyForm form, ItemReader reader) {
    Read whole = Read.nothing();
    Read cut = Read.nothing();
    String outcome = outcome(body, Math.max(1, body.length), coding, form, reader, whole);
    assertThat(outcome(body, 3, coding, form, reader, cut)).isEqualTo(outcome);
    assertThat(cut.errors()).isEqualTo(whole.errors());
    assertThat(cut.issues().received()).isEqualTo(whole.issues().received());
    assertThat(Json.bytes(whole.issues().errors())).isNotEmpty();
    assertThat(Json.bytes(whole.issues().warnings())).isNotEmpty();
  }

  private static String outcome(
      byte[] body,
      int pieceBytes,
      ContentCoding coding,
      BodyForm form,
      ItemReader reader,
      Read read) {
    try (Decoder decoder =
        coding.decoder(form.open(reader, read, Read.LIMITS), Inflation.ofWhole(Read.LIMITS))) {
      Read.give(body, pieceBytes, decoder);
      assertThat(read.entries().size() + read.issues().rejected())
          .isEqualTo(read.issues().received());
      return "read";
    } catch (BodyException e) {
      assertThat(e.getMessage()).isNotBlank();
      return e.code().name();
    }
  }

  @Property
  void shouldAnswerRandomBytes(@ForAll byte[] body) {
    answers(body);
  }

  @Property
  void shouldAnswerWhatIsNearlyJson(@ForAll("nearly") String body) {
    answers(body.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void shouldAnswerGoodItemsWithSomeBytesChanged(
      @ForAll("good") String good, @ForAll("changes") List<Integer> changes) {
    byte[] body = good.getBytes(StandardCharsets.UTF_8);
    for (int change : changes) {
      body[Math.floorMod(change >> 8, body.length)] = (byte) change;
    }
    answers(body);
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\n",
            " ",
            "1",
            "-",
            ".",
            "e9",
            "NaN",
            "null",
            "true",
            "\"id\"",
            "\"track\"",
            "\"isrc:x\"",
            "\"rights\"",
            "\"splits\"",
            "\"\\ud800\"",
            "\"rate\"",
            "\"useTypes\"",
            "\"*\"",
            "\u0000",
            "é",
            "𝄞")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> good() {
    return Arbitraries.of(EVENT, "[" + EVENT + "," + EVENT + "]", TRACK, TRACK + "\n" + TRACK);
  }

  @Provide
  Arbitrary<List<Integer>> changes() {
    return Arbitraries.integers().list().ofMinSize(1).ofMaxSize(4);
  }
}
