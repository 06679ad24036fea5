package org.linernotes.streams.usage;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.usage.CellKey;

/**
 * What is kept of an identity for ever: whether its use counts, what its content was, and while it
 * counts, what its platform would take back. That leaves out the platform and the track, which who
 * asks names: there may be a billion of these. What came beside the recorded event is counted only
 * where something did, so that an event sent once pays nothing for it.
 *
 * <p>As bytes: the state, with a flag if there are {@link Repeats}; these, 12 bytes; then, unless
 * no event was recorded, 16 bytes of its content. If it counts, the exposures (4 bytes), the
 * milliseconds of audio (8 bytes, -1 if the platform stated none) and the rest of the cell's key;
 * if it was taken back, its month (4 bytes, months since the year 0). State that is kept for ever
 * is read for ever: this form may only grow.
 */
public final class SeenUse {
  private static final byte COUNTED = 1;
  private static final byte VOIDED = 2;
  private static final byte VOID_AWAITED = 3;
  private static final byte NOT_RECORDED = 4;
  private static final byte REPEATED = 0x10;
  private static final byte[] EMPTY = new byte[0];
  private static final int COUNTED_HEADER = Identity.BYTES + Integer.BYTES + Long.BYTES;
  private static final int VOIDED_BYTES = Identity.BYTES + Integer.BYTES;
  private static final int MONTHS = 12;
  private static final long UNSTATED = -1;
  private static final SeenUse NOTHING = new SeenUse(NOT_RECORDED, Repeats.NONE, EMPTY);

  private final byte state;
  private final Repeats repeats;
  private final byte[] rest;

  private SeenUse(byte state, Repeats repeats, byte[] rest) {
    this.state = state;
    this.repeats = repeats;
    this.rest = rest;
  }

  /**
   * Reads {@link #toBytes}.
   *
   * @param bytes null: nothing was seen
   * @throws IllegalArgumentException if the bytes are something else
   */
  public static SeenUse parse(byte @Nullable [] bytes) {
    if (bytes == null) {
      return NOTHING;
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      byte first = buffer.get();
      boolean repeated = (first & REPEATED) != 0;
      byte state = (byte) (first & ~REPEATED);
      Repeats repeats = repeated ? Repeats.read(buffer) : Repeats.NONE;
      byte[] rest = Arrays.copyOfRange(bytes, buffer.position(), bytes.length);
      if (known(state, repeated, rest.length)) {
        return new SeenUse(state, repeats, rest);
      }
    } catch (BufferUnderflowException e) {
      throw unknown(bytes);
    }
    throw unknown(bytes);
  }

  private static boolean known(byte state, boolean repeated, int length) {
    return switch (state) {
      case COUNTED -> length > COUNTED_HEADER;
      case VOIDED -> length == VOIDED_BYTES;
      case VOID_AWAITED -> length == 0;
      case NOT_RECORDED -> length == 0 && repeated;
      default -> false;
    };
  }

  private static IllegalArgumentException unknown(byte[] bytes) {
    return new IllegalArgumentException(
        "seen use of "
            + bytes.length
            + " bytes, state "
            + (bytes.length == 0 ? "none" : bytes[0])
            + " (expected: a state of 1 to 4, and what belongs to it)");
  }

  public byte[] toBytes() {
    boolean repeated = !repeats.equals(Repeats.NONE);
    ByteBuffer bytes =
        ByteBuffer.allocate(1 + (repeated ? Repeats.BYTES : 0) + rest.length)
            .put(repeated ? (byte) (state | REPEATED) : state);
    if (repeated) {
      repeats.write(bytes);
    }
    return bytes.put(rest).array();
  }

  /** True if an event was recorded, whether or not it was taken back. */
  public boolean recorded() {
    return state == COUNTED || state == VOIDED;
  }

  public boolean counts() {
    return state == COUNTED;
  }

  /** True if a void came, and no event that could be recorded. */
  public boolean awaitsUse() {
    return state == VOID_AWAITED;
  }

  public Repeats repeats() {
    return repeats;
  }

  /** True if the event says what the one that was recorded said. */
  public boolean hasContentOf(UsageReported event) {
    byte[] content = Identity.content(event);
    return recorded() && Arrays.equals(rest, 0, Identity.BYTES, content, 0, content.length);
  }

  /** The first event is recorded: it counts, unless its void came before it. */
  public SeenUse record(UsageReported event) {
    if (recorded()) {
      throw new IllegalStateException("state: " + state + " (expected: nothing recorded)");
    }
    return awaitsUse()
        ? voided(Identity.content(event), UsageEvents.period(event.getOccurredAt()))
        : new SeenUse(COUNTED, repeats, countedRest(event));
  }

  private static byte[] countedRest(UsageReported event) {
    byte[] cell = UsageEvents.unmatchedCell(event).toBytes();
    int known = prefix(event.getPlatform(), event.getTrack()).length;
    Long stated = event.getAudioMillis();
    return ByteBuffer.allocate(COUNTED_HEADER + cell.length - known)
        .put(Identity.content(event))
        .putInt(event.getExposures())
        .putLong(stated == null ? UNSTATED : stated)
        .put(cell, known, cell.length - known)
        .array();
  }

  /**
   * The use taken back, or its void kept until it comes; this one if that was done before. The
   * content stays, so that it is known when it is sent again.
   */
  public SeenUse takenBack() {
    return switch (state) {
      case COUNTED -> voided(Arrays.copyOf(rest, Identity.BYTES), month());
      case NOT_RECORDED -> new SeenUse(VOID_AWAITED, repeats, EMPTY);
      default -> this;
    };
  }

  private SeenUse voided(byte[] content, YearMonth month) {
    int months = Math.toIntExact(month.getLong(ChronoField.PROLEPTIC_MONTH));
    return new SeenUse(
        VOIDED, repeats, ByteBuffer.allocate(VOIDED_BYTES).put(content).putInt(months).array());
  }

  public SeenUse withDuplicate() {
    return new SeenUse(state, repeats.withDuplicate(), rest);
  }

  public SeenUse withConflict() {
    return new SeenUse(state, repeats.withConflict(), rest);
  }

  public SeenUse withQuarantined() {
    return new SeenUse(state, repeats.withQuarantined(), rest);
  }

  /** The month of the event that was recorded. */
  public YearMonth month() {
    if (state == VOIDED) {
      int months = ByteBuffer.wrap(rest).getInt(Identity.BYTES);
      return YearMonth.of(Math.floorDiv(months, MONTHS), Math.floorMod(months, MONTHS) + 1);
    }
    requireCounted();
    String[] cell =
        new String(rest, COUNTED_HEADER, rest.length - COUNTED_HEADER, StandardCharsets.UTF_8)
            .split("\0", 3); // run, usage day, others
    return YearMonth.from(LocalDate.parse(cell[1]));
  }

  /** What the use added to its cell. */
  public CellChange added(String platform, String track) {
    requireCounted();
    ByteBuffer kept = ByteBuffer.wrap(rest).position(Identity.BYTES);
    int exposures = kept.getInt();
    long stated = kept.getLong();
    byte[] prefix = prefix(platform, track);
    byte[] cell =
        ByteBuffer.allocate(prefix.length + kept.remaining()).put(prefix).put(kept).array();
    return new CellChange(
        CellKey.parse(cell), UsageEvents.sum(exposures, stated == UNSTATED ? null : stated));
  }

  private void requireCounted() {
    if (!counts()) {
      throw new IllegalStateException("state: " + state + " (expected: " + COUNTED + ")");
    }
  }

  /** What all cells of an identifier on a platform begin with. */
  private static byte[] prefix(String platform, String track) {
    byte[] ofTrack = CellKey.trackPrefix(null, track);
    byte[] ofPlatform = (platform + '\0').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(ofTrack.length + ofPlatform.length)
        .put(ofTrack)
        .put(ofPlatform)
        .array();
  }
}
