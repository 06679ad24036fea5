package org.linernotes.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Coding;
import org.linernotes.it.kit.Door;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.world.Kind;
import org.linernotes.topic.Topics;

/** What a body may look like on its way: compressed in parts, and of any length. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoorFormsIT {
  private static final String NDJSON = "application/x-ndjson";
  private static final int LONG_BODY_EVENTS = 100_000;
  private static final int NOTE_BYTES = 1_450;

  private final Door door;
  private final Api platform;
  private final Api admin;

  DoorFormsIT(Parts parts) {
    door = Door.open(parts.bootstrapServers(), Map.of());
    platform = door.platform("forms");
    admin = door.admin();
  }

  @AfterAll
  void close() {
    door.close();
  }

  static Stream<Arguments> endpointsAndCodings() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Arrays.stream(Coding.values()).map(coding -> Arguments.of(kind, coding)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("endpointsAndCodings")
  void shouldReadAllMembersOfACompressedBody(Kind kind, Coding coding) {
    byte[] lines =
        (item(kind, "a") + "\n" + item(kind, "b") + "\n").getBytes(StandardCharsets.UTF_8);
    int middle = lines.length / 2 + 7; // within an item
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(coding.compress(Arrays.copyOfRange(lines, 0, middle)));
    body.writeBytes(coding.compress(new byte[0]));
    body.writeBytes(coding.compress(Arrays.copyOfRange(lines, middle, lines.length)));

    Answer answer = api(kind).post(kind.path(), NDJSON, coding.token(), body.toByteArray());

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(2);
  }

  private Api api(Kind kind) {
    return kind.byPlatform() ? platform : admin;
  }

  private static JsonNode item(Kind kind, String id) {
    return switch (kind) {
      case USAGE -> Items.usage(id, "t");
      case VOID -> Items.takingBack(id, "t");
      case TRACK -> Items.track(id, "p");
      case LICENCE -> Items.licence(id, "p", "PER_EXPOSURE", "1");
      case CONSENT -> Items.consent(id, "ann");
    };
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("endpointsAndCodings")
  void shouldRefuseACompressedBodyThatIsCutOff(Kind kind, Coding coding) {
    byte[] body = coding.compress(item(kind, "a").toString().getBytes(StandardCharsets.UTF_8));

    Answer answer =
        api(kind).post(kind.path(), NDJSON, coding.token(), Arrays.copyOf(body, body.length - 1));

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("BODY_NOT_DECODABLE");
  }

  /** 300 MB, more than all that the service may keep in memory. */
  @Test
  void shouldStreamABodyOfAnyLength(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("events.ndjson.gz");
    long inflatedBytes = writeEvents(file);
    assertThat(inflatedBytes).isGreaterThan(300_000_000);

    long before = door.records(Topics.USAGE_REPORTED);
    Answer answer = platform.post(Kind.USAGE.path(), NDJSON, "gzip", file);

    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(LONG_BODY_EVENTS);
    assertThat(door.records(Topics.USAGE_REPORTED) - before).isEqualTo(LONG_BODY_EVENTS);
  }

  private static long writeEvents(Path file) throws IOException {
    Random random = new Random(1);
    long inflatedBytes = 0;
    try (OutputStream gzip =
        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file)), 1 << 16)) {
      byte[] noise = new byte[NOTE_BYTES];
      for (int i = 0; i < LONG_BODY_EVENTS; i++) {
        if (i % 20 == 0) { // near enough that it compresses well, as real events do
          random.nextBytes(noise);
        }
        String note = HexFormat.of().formatHex(noise);
        String event = Items.usage("e" + i, "t" + i % 1000).put("note", note) + "\n";
        byte[] line = event.getBytes(StandardCharsets.UTF_8);
        gzip.write(line);
        inflatedBytes += line.length;
      }
    }
    return inflatedBytes;
  }
}
