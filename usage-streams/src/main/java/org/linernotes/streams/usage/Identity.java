package org.linernotes.streams.usage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.UsageReported;

/**
 * What tells events apart (contract section 3): the identity is (platform, track, id), the content
 * all named fields after normalisation and defaults. Both are kept as the first 16 bytes of a
 * SHA-256, since a billion identities are kept for ever; two of a billion collide with a chance of
 * about 1 in 10^21.
 *
 * <p>What is hashed must never change: an event sent again years later has to give the same bytes.
 * A field that is added later may only be appended where it is present.
 */
public final class Identity {
  static final int BYTES = 16;

  private static final char END = '\0';

  private Identity() {}

  public static byte[] of(UsageReported event) {
    return of(event.getPlatform(), event.getTrack(), event.getId());
  }

  public static byte[] of(String platform, String track, String id) {
    return hash(platform + END + track + END + id + END);
  }

  public static byte[] content(UsageReported event) {
    StringBuilder text = new StringBuilder(160);
    Instant at = event.getOccurredAt();
    text.append(at.getEpochSecond()).append(END).append(at.getNano() / 1000).append(END);
    text.append(event.getUseType()).append(END);
    text.append(event.getModel()).append(END).append(blank(event.getModelVersion())).append(END);
    text.append(event.getRun()).append(END).append(blank(event.getDataset())).append(END);
    text.append(event.getExposures()).append(END);
    text.append(blank(event.getAudioMillis())).append(END).append(event.getTerritory()).append(END);
    return hash(text.toString());
  }

  private static String blank(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static byte[] hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
