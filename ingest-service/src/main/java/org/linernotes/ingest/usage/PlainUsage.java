package org.linernotes.ingest.usage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;
import org.linernotes.ingest.avro.AvroBytes;
import org.linernotes.ingest.item.LogEntry;
import org.linernotes.item.Countries;
import org.linernotes.music.Isrc;

/**
 * Copies events that are plain: every value is what the rules make of it, and all texts are of
 * printable ASCII. In the published schema they stand as in a record of the log, but for the
 * platform before them and {@code suspect} behind the track. Where this is in doubt it says no, and
 * the rules themselves decide ({@link UsageDraft}); it never says yes to what they would change.
 */
final class PlainUsage {
  private static final int MAX_CHARS = 200;
  private static final long FIRST_MICROS = micros(Instant.parse("0000-01-01T00:00:00Z"));
  private static final byte NOT_SUSPECT = 0;
  private static final byte[] ISRC = "isrc".getBytes(StandardCharsets.US_ASCII);

  private final Reporting reporting;
  private final byte[] prefix;
  private final Word useType = new Word(UsageDraft::isUseType);
  private final Word territory = new Word(PlainUsage::isTerritory);
  private long latestMicros = Long.MIN_VALUE;

  /**
   * @param recordHeader what each record begins with, before its first field
   */
  PlainUsage(Reporting reporting, byte[] recordHeader) {
    this.reporting = reporting;
    this.prefix = prefix(recordHeader, reporting.platform());
  }

  /** The record of the event that stands there; null if it has to be looked at more closely. */
  @Nullable LogEntry read(AvroBytes in) {
    int start = in.at();
    if (!isName(in, in.readText()) || !isTrack(in, in.readText())) {
      return null;
    }
    int keyFrom = in.textFrom();
    int trackEnd = in.at();
    if (!isRest(in) || !in.isCanonical()) {
      return null;
    }
    byte[] bytes = in.bytes();
    byte[] key = Arrays.copyOfRange(bytes, keyFrom, trackEnd);
    byte[] value = new byte[prefix.length + in.at() - start + 1];
    System.arraycopy(prefix, 0, value, 0, prefix.length);
    System.arraycopy(bytes, start, value, prefix.length, trackEnd - start);
    int suspectAt = prefix.length + trackEnd - start;
    value[suspectAt] = NOT_SUSPECT;
    System.arraycopy(bytes, trackEnd, value, suspectAt + 1, in.at() - trackEnd);
    return LogEntry.of(key, value);
  }

  private boolean isRest(AvroBytes in) {
    return isTime(in.readLong())
        && useType.is(in, in.readText())
        && isName(in, in.readText()) // model
        && isOptionalName(in) // modelVersion
        && isName(in, in.readText()) // run
        && isOptionalName(in) // dataset
        && isBetween(1, in.readLong(), UsageDraft.MAX_EXPOSURES)
        && (in.readIndex(2) == 0 || isBetween(0, in.readLong(), UsageDraft.MAX_AUDIO_MILLIS))
        && territory.is(in, in.readText())
        && in.readIndex(2) == 0; // extra
  }

  private static boolean isOptionalName(AvroBytes in) {
    return in.readIndex(2) == 0 || isName(in, in.readText());
  }

  private static boolean isName(AvroBytes in, int length) {
    return length > 0 && length <= MAX_CHARS && isPrintable(in.bytes(), in.textFrom(), in.at());
  }

  private static boolean isPrintable(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < ' ' || bytes[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  private static boolean isTrack(AvroBytes in, int length) {
    byte[] bytes = in.bytes();
    int from = in.textFrom();
    int to = in.at();
    if (!isName(in, length) || bytes[to - 1] == ' ') {
      return false;
    }
    int colon = from;
    while (colon < to && isOfNamespace(bytes[colon])) {
      colon++;
    }
    boolean whole =
        colon > from && colon + 1 < to && bytes[colon] == ':' && bytes[colon + 1] != ' ';
    return whole
        && (!Arrays.equals(bytes, from, colon, ISRC, 0, ISRC.length)
            || Isrc.isNormalised(bytes, colon + 1, to));
  }

  private static boolean isOfNamespace(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || b == '-' || b == '_' || b == '.';
  }

  /** The clock is asked only when what it said before does not do. */
  private boolean isTime(long micros) {
    if (micros > latestMicros) {
      latestMicros = micros(reporting.latest());
    }
    return isBetween(FIRST_MICROS, micros, latestMicros);
  }

  private static boolean isBetween(long least, long value, long most) {
    return value >= least && value <= most;
  }

  private static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
  }

  private static boolean isTerritory(String text) {
    return text.equals(Countries.UNKNOWN)
        || Countries.normalise(text).filter(text::equals).isPresent();
  }

  private static byte[] prefix(byte[] header, String platform) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(header);
    try {
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      encoder.writeString(platform);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory: this cannot be
    }
    return out.toByteArray();
  }

  /** A word of few, which is most often the one before. */
  private static final class Word {
    private final Predicate<String> rule;
    private byte[] last = new byte[0];

    Word(Predicate<String> rule) {
      this.rule = rule;
    }

    boolean is(AvroBytes in, int length) {
      int from = in.textFrom();
      if (length == last.length && Arrays.equals(in.bytes(), from, in.at(), last, 0, length)) {
        return length > 0;
      }
      String text = new String(in.bytes(), from, length, StandardCharsets.ISO_8859_1);
      if (length > MAX_CHARS || !rule.test(text)) {
        return false;
      }
      last = Arrays.copyOfRange(in.bytes(), from, in.at());
      return true;
    }
  }
}
