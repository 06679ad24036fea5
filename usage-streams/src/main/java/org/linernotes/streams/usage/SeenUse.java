package org.linernotes.streams.usage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;
import org.linernotes.usage.CellKey;

/**
 * What is kept of an identity for ever: whether its use counts, what its content was, and while it
 * counts, what its platform would take back. That leaves out the platform and the track, which a
 * void names itself: there may be a billion of these.
 *
 * <p>As bytes: the state; unless a void came first, 16 bytes of content; if it counts, the
 * exposures (4 bytes), the milliseconds of audio (8 bytes, -1 if the platform stated none) and the
 * rest of the cell's key. State that is kept for ever is read for ever: this form may only grow.
 */
public final class SeenUse {
  private static final byte COUNTED = 1;
  private static final byte VOIDED = 2;
  private static final byte VOID_AWAITED = 3;
  private static final int CONTENT_END = 1 + Identity.BYTES;
  private static final int COUNTED_HEADER = CONTENT_END + Integer.BYTES + Long.BYTES;
  private static final long UNSTATED = -1;

  private final byte[] bytes;

  private SeenUse(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A use that counts. */
  public static SeenUse counted(UsageReported event) {
    byte[] cell = UsageEvents.unmatchedCell(event).toBytes();
    int known = prefix(event.getPlatform(), event.getTrack()).length;
    Long stated = event.getAudioMillis();
    return new SeenUse(
        ByteBuffer.allocate(COUNTED_HEADER + cell.length - known)
            .put(COUNTED)
            .put(Identity.content(event))
            .putInt(event.getExposures())
            .putLong(stated == null ? UNSTATED : stated)
            .put(cell, known, cell.length - known)
            .array());
  }

  /** A use that came after its void: it counts no more than if it had come before. */
  public static SeenUse voided(UsageReported event) {
    return voided(Identity.content(event));
  }

  private static SeenUse voided(byte[] content) {
    return new SeenUse(ByteBuffer.allocate(CONTENT_END).put(VOIDED).put(content).array());
  }

  /** A void whose use has not come yet. */
  public static SeenUse voidAwaited() {
    return new SeenUse(new byte[] {VOID_AWAITED});
  }

  /**
   * Reads {@link #toBytes}.
   *
   * @param bytes null: nothing was seen
   * @throws IllegalArgumentException if the bytes are something else
   */
  public static @Nullable SeenUse parse(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    boolean known =
        switch (bytes.length == 0 ? 0 : bytes[0]) {
          case COUNTED -> bytes.length > COUNTED_HEADER;
          case VOIDED -> bytes.length == CONTENT_END;
          case VOID_AWAITED -> bytes.length == 1;
          default -> false;
        };
    if (!known) {
      throw new IllegalArgumentException(
          "seen use of "
              + bytes.length
              + " bytes (expected: state 1 and over "
              + COUNTED_HEADER
              + ", 2 and "
              + CONTENT_END
              + ", or 3 alone)");
    }
    return new SeenUse(bytes);
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  public boolean counts() {
    return bytes[0] == COUNTED;
  }

  /** True if a void is all that came. */
  public boolean awaitsUse() {
    return bytes[0] == VOID_AWAITED;
  }

  /** True if the event says what the one that was taken first said. */
  public boolean hasContentOf(UsageReported event) {
    byte[] content = Identity.content(event);
    return !awaitsUse() && Arrays.equals(bytes, 1, CONTENT_END, content, 0, content.length);
  }

  /** The use taken back; its content stays, so that it is known when it is sent again. */
  public SeenUse takenBack() {
    requireCounted();
    return voided(Arrays.copyOfRange(bytes, 1, CONTENT_END));
  }

  /** What the use added to its cell. */
  public CellChange added(String platform, String track) {
    requireCounted();
    ByteBuffer kept = ByteBuffer.wrap(bytes).position(CONTENT_END);
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
      throw new IllegalStateException("state: " + bytes[0] + " (expected: " + COUNTED + ")");
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
