package org.linernotes.sink.kafka;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Avro's buffers as arrays. */
final class Bytes {

  private Bytes() {}

  static byte @Nullable [] of(@Nullable ByteBuffer buffer) {
    if (buffer == null) {
      return null;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
