package org.linernotes.ingest.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linernotes.ingest.avro.Containers.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linernotes.avro.UsageEvent;
import org.linernotes.ingest.body.BodyException;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.body.ByteSink;
import org.linernotes.ingest.body.ContentCoding;
import org.linernotes.ingest.body.Inflation;
import org.linernotes.ingest.body.Read;
import org.linernotes.ingest.usage.Reporting;
import org.linernotes.ingest.usage.UsageDatumReader;
import org.linernotes.ingest.usage.UsagePlans;

class AvroContainerTest {
  private static final int BLOCK = 100_000;
  private static final BodyLimits LIMITS = new BodyLimits(1_000_000, 1000, 1000, BLOCK, 250);

  private final Reporting reporting =
      new Reporting(
          "musicflow",
          InstantSource.fixed(Instant.parse("2026-10-15T12:00:00Z")),
          event -> new byte[0]);

  private final Read read = Read.nothing();

  private ByteSink sink() {
    Inflation inflation = Inflation.ofStream(LIMITS);
    AvroReading reading =
        new AvroReading(new UsageDatumReader(reporting, new UsagePlans(), new byte[0]));
    return ContentCoding.IDENTITY.decoder(reading.open(read, LIMITS, inflation), inflation);
  }

  private void give(byte[] body, int pieceBytes) {
    ByteSink sink = sink();
    for (int at = 0; at < body.length; at += pieceBytes) {
      sink.accept(body, at, Math.min(body.length, at + pieceBytes));
    }
    sink.end();
  }

  private static List<GenericRecord> events(int count) {
    List<GenericRecord> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event("e" + i));
    }
    return events;
  }

  private static byte[] container(CodecFactory codec, int count) {
    return Containers.of(UsageEvent.getClassSchema(), codec, 7, events(count));
  }

  private static void refused(ThrowingCallable body, BodyException.Code code, String message) {
    assertThatThrownBy(body)
        .isInstanceOfSatisfying(
            BodyException.class, e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "zstandard", "snappy"})
  void shouldReadEveryCodecInPiecesOfAnySize(String codec) {
    byte[] body = container(CodecFactory.fromString(codec), 30);
    for (int pieceBytes : new int[] {1, 2, 7, 100, 1000, body.length}) {
      give(body, pieceBytes);
    }
    assertThat(read.errors()).isEmpty();
    assertThat(read.entries()).hasSize(6 * 30);
  }

  @Test
  void shouldTakeAContainerWithoutItems() {
    give(container(CodecFactory.nullCodec(), 0), 50);
    assertThat(read.entries()).isEmpty();
  }

  @Test
  void shouldTellAnEmptyBodyFromOneOfAnotherForm() {
    refused(() -> give(new byte[0], 1), BodyException.Code.BODY_EMPTY, "empty");
    byte[] json = "{\"id\":\"e1\"}".getBytes(StandardCharsets.UTF_8);
    refused(() -> give(json, 1), BodyException.Code.BODY_NOT_AVRO, "does not begin with");
  }

  @Test
  void shouldRefuseACodecThatItDoesNotKnow() {
    refused(
        () -> give(container(CodecFactory.bzip2Codec(), 1), 100),
        BodyException.Code.AVRO_CODEC_UNSUPPORTED,
        "\"bzip2\" (expected: null, deflate, zstandard or snappy)");
  }

  @Test
  void shouldSayHowFarABodyCouldBeReadThatEndsTooEarly() {
    byte[] body = container(CodecFactory.nullCodec(), 21);
    for (int cut = 1; cut < 20; cut++) {
      byte[] part = Arrays.copyOf(body, body.length - cut);
      refused(() -> give(part, 64), BodyException.Code.BODY_NOT_AVRO, "at item 14: it ends within");
    }
    byte[] head = Arrays.copyOf(body, 100);
    refused(() -> give(head, 64), BodyException.Code.BODY_NOT_AVRO, "at item 0: it ends within");
  }

  @Test
  void shouldRefuseABlockWithoutItsMarker() {
    byte[] body = container(CodecFactory.nullCodec(), 21);
    body[body.length - 1]++;
    refused(() -> give(body, 64), BodyException.Code.BODY_NOT_AVRO, "at item 14: no sync marker");
    assertThat(read.entries()).hasSize(14);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "deflate", "zstandard", "snappy"})
  void shouldAnswerADamagedBlockAndNeverFailOtherwise(String codec) {
    byte[] whole = container(CodecFactory.fromString(codec), 14);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] body = whole.clone();
      body[random.nextInt(body.length)] = (byte) random.nextInt();
      try {
        give(body, 1 + random.nextInt(body.length));
      } catch (BodyException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void shouldRefuseABlockThatIsLongerThanItsItems() {
    byte[] block = {0, 10, 1, 1, 1, 1, 1};
    refused(
        () -> give(withBlock("null", block), 1000),
        BodyException.Code.BODY_NOT_AVRO,
        "a block is longer than its items");
  }

  /** A container whose only block is given: its counts, and its data before the marker. */
  private static byte[] withBlock(String codec, byte[] block) {
    byte[] empty = container(CodecFactory.fromString(codec), 0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(empty);
    out.writeBytes(block);
    out.write(empty, empty.length - 16, 16);
    return out.toByteArray();
  }

  private static byte[] sized(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(2); // one item
    for (long size = 2L * data.length; ; size >>>= 7) {
      boolean last = size < 0x80;
      out.write((int) (last ? size : 0x80 | (size & 0x7F)));
      if (last) {
        break;
      }
    }
    out.writeBytes(data);
    return out.toByteArray();
  }

  @Test
  void shouldRefuseABlockThatIsTooLargeAsSoonAsItSaysSo() {
    byte[] body = withBlock("null", sized(new byte[BLOCK + 1]));
    ByteSink sink = sink();
    refused(
        () -> sink.accept(body, 0, body.length - BLOCK),
        BodyException.Code.AVRO_BLOCK_TOO_LARGE,
        "more than 100000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"deflate", "zstandard", "snappy"})
  void shouldRefuseABlockThatInflatesTooMuch(String codec) throws Exception {
    for (int size : new int[] {BLOCK + 1, 100 * BLOCK}) {
      byte[] bomb =
          switch (codec) {
            case "deflate" -> deflated(size);
            case "snappy" -> org.xerial.snappy.Snappy.compress(new byte[size]);
            default -> com.github.luben.zstd.Zstd.compress(new byte[size]);
          };
      byte[] sum = codec.equals("snappy") ? Arrays.copyOf(bomb, bomb.length + 4) : bomb;
      byte[] sent = sum.length > BLOCK ? Arrays.copyOf(sum, BLOCK) : sum;
      refused(
          () -> give(withBlock(codec, sized(sent)), 1000),
          BodyException.Code.AVRO_BLOCK_TOO_LARGE,
          "more than 100000 bytes");
    }
  }

  private static byte[] deflated(int zeros) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, true))) {
      deflate.write(new byte[zeros]);
    }
    return out.toByteArray();
  }

  @Test
  void shouldStopBlocksThatInflateTooMuchTogether() {
    GenericRecord large = event("e");
    large.put("extra", "{\"x\":\"" + "a".repeat(30_000) + "\"}");
    List<GenericRecord> many = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      many.add(large);
    }
    byte[] body =
        Containers.of(UsageEvent.getClassSchema(), CodecFactory.zstandardCodec(19), 3, many);
    refused(() -> give(body, 100), BodyException.Code.BODY_RATIO, "at most 250 times");
  }

  @Test
  void shouldBoundTheHeader() {
    byte[] head = new byte[70_000];
    byte[] start = {'O', 'b', 'j', 1, 2, 2, 'x'};
    System.arraycopy(start, 0, head, 0, start.length);
    head[7] = (byte) 0xFE; // a value of more bytes than a header may have
    head[8] = (byte) 0xFF;
    head[9] = 0x7F;
    for (int pieceBytes : new int[] {10, head.length}) {
      refused(() -> give(head, pieceBytes), BodyException.Code.AVRO_BLOCK_TOO_LARGE, "a header of");
    }
  }
}
