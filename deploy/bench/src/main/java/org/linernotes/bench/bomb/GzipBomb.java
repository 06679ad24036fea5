package org.linernotes.bench.bomb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What inflates to a thousand times its size. */
enum GzipBomb {
  ZEROS("zeros on one line") {
    @Override
    byte[] pattern() {
      return new byte[1];
    }
  },
  LINES("lines that look like events") {
    @Override
    byte[] pattern() {
      return LINE.getBytes(StandardCharsets.UTF_8);
    }
  };

  private static final String LINE =
      "{\"id\":\"b\",\"occurredAt\":\"2026-01-01T00:00:00Z\",\"track\":\"isrc:USUM71804534\","
          + "\"useType\":\"PRETRAINING\",\"model\":\"m\",\"run\":\"r\"}\n";

  private static final int BLOCK_BYTES = 1 << 20;

  private final String label;

  GzipBomb(String label) {
    this.label = label;
  }

  abstract byte[] pattern();

  String label() {
    return label;
  }

  /** One gzip member of at least so many bytes. */
  byte[] make(long inflatedBytes) {
    byte[] pattern = pattern();
    byte[] block = new byte[Math.max(1, BLOCK_BYTES / pattern.length) * pattern.length];
    for (int at = 0; at < block.length; at += pattern.length) {
      System.arraycopy(pattern, 0, block, at, pattern.length);
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body, BLOCK_BYTES)) {
      for (long written = 0; written < inflatedBytes; written += block.length) {
        gzip.write(block);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return body.toByteArray();
  }
}
