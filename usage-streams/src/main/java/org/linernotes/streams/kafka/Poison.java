package org.linernotes.streams.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Quarantined;

/**
 * Why a record is set aside.
 *
 * @param cause stable, see {@link Quarantined}
 * @param message what was found and what was expected
 */
record Poison(String cause, String message) {
  static final String CONFLICT = "CONFLICT";

  /** All there are. */
  static final List<String> CAUSES =
      List.of("UNREADABLE", "INVALID", "PROCESSING_FAILED", CONFLICT);

  static Poison unreadable(@Nullable String message) {
    return new Poison("UNREADABLE", String.valueOf(message));
  }

  static Poison invalid(@Nullable String message) {
    return new Poison("INVALID", String.valueOf(message));
  }

  static Poison processingFailed(Exception failure) {
    return new Poison("PROCESSING_FAILED", failure.toString());
  }

  static Poison conflict(String id) {
    return new Poison(CONFLICT, "event " + id + " was recorded before with other content");
  }

  /** The record with its position, as it is being processed. */
  Quarantined at(
      ProcessingContext context,
      Record<byte[], byte[]> record,
      @Nullable String platform,
      @Nullable String period) {
    Optional<RecordMetadata> position = context.recordMetadata();
    return new Quarantined(
        cause,
        message,
        position.map(RecordMetadata::topic).orElse(""),
        position.map(RecordMetadata::partition).orElse(-1),
        position.map(RecordMetadata::offset).orElse(-1L),
        platform,
        period,
        wrap(record.key()),
        wrap(record.value()),
        Instant.ofEpochMilli(context.currentSystemTimeMs()));
  }

  static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}
