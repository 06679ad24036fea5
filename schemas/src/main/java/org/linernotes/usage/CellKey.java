package org.linernotes.usage;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What makes uses alike for rating: licence terms change by day only, so the uses of a cell share
 * one verdict per side. Either the track or the unmatched identifier is set.
 *
 * <p>As bytes: UTF-8 of the fields in the order track, identifier, platform, run, day, model,
 * version, use type, territory, each ended by U+0000, which no field may contain. So the cells of a
 * track, and those of a track's run, are neighbours in a sorted store, in the order of their days.
 *
 * @param trackId the matched track, or null
 * @param identifier the unmatched identifier, or null
 * @param modelVersion null where the platform named none
 */
public record CellKey(
    @Nullable String trackId,
    @Nullable String identifier,
    String platform,
    String run,
    LocalDate usageDay,
    String model,
    @Nullable String modelVersion,
    String useType,
    String territory) {
  private static final String END = "\0";
  private static final int FIELDS = 9;

  public CellKey {
    if ((trackId == null) == (identifier == null)) {
      throw new IllegalArgumentException(
          "trackId: " + trackId + ", identifier: " + identifier + " (expected: exactly one)");
    }
  }

  public byte[] toBytes() {
    return joined(
        blank(trackId),
        blank(identifier),
        platform,
        run,
        usageDay.toString(),
        model,
        blank(modelVersion),
        useType,
        territory);
  }

  /** The prefix that all cells of this cell's track (or identifier) share. */
  public byte[] trackPrefix() {
    return trackPrefix(trackId, identifier);
  }

  /** The prefix that all cells of this cell's track, platform and run share. */
  public byte[] runPrefix() {
    return joined(blank(trackId), blank(identifier), platform, run);
  }

  public static byte[] trackPrefix(@Nullable String trackId, @Nullable String identifier) {
    return joined(blank(trackId), blank(identifier));
  }

  /**
   * Reads {@link #toBytes}.
   *
   * @throws IllegalArgumentException if the bytes are something else
   */
  public static CellKey parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    String[] cells = text.split(END, -1);
    if (cells.length != FIELDS + 1) {
      throw new IllegalArgumentException(
          "cell key with " + (cells.length - 1) + " fields (expected: " + FIELDS + ")");
    }
    return new CellKey(
        orNull(cells[0]),
        orNull(cells[1]),
        cells[2],
        cells[3],
        LocalDate.parse(cells[4]),
        cells[5],
        orNull(cells[6]),
        cells[7],
        cells[8]);
  }

  /** True for the bytes of a cell's key, false for one of its prefixes. */
  public static boolean isWhole(byte[] key) {
    int fields = 0;
    for (byte b : key) {
      fields += b == 0 ? 1 : 0;
    }
    return fields == FIELDS;
  }

  /** The same use, found to be of another track or of none. */
  public CellKey of(@Nullable String newTrackId, @Nullable String newIdentifier) {
    return new CellKey(
        newTrackId,
        newIdentifier,
        platform,
        run,
        usageDay,
        model,
        modelVersion,
        useType,
        territory);
  }

  /** What partitions it: the track, so that a track's cells meet its catalogue record. */
  public String partitionKey() {
    return trackId != null ? trackId : Objects.requireNonNull(identifier);
  }

  private static byte[] joined(String... fields) {
    return (String.join(END, fields) + END).getBytes(StandardCharsets.UTF_8);
  }

  private static String blank(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static @Nullable String orNull(String value) {
    return value.isEmpty() ? null : value;
  }
}
