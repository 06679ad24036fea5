package org.linernotes.streams.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Quarantined;
import org.linernotes.serde.AvroSerde;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort for records that the processors themselves could not set aside: one that an
 * internal topic's serde cannot read, or on which processing fails. It goes to the quarantine
 * within the same transaction, and its partition goes on. Failures of Kafka or of the registry are
 * not the record's fault: they stop the thread, which starts anew.
 */
@SuppressWarnings("NullAway.Init") // set by configure, as Kafka's plug-ins are
public final class QuarantineHandler
    implements DeserializationExceptionHandler, ProcessingExceptionHandler {
  /** Config key of the {@link Target}. */
  static final String TARGET = "linernotes.quarantine.target";

  private static final Logger log = LoggerFactory.getLogger(QuarantineHandler.class);

  private Target target;

  /** Where quarantined records go. */
  record Target(String topic, AvroSerde<Quarantined> serde, StreamsMetrics metrics) {}

  @Override
  public void configure(Map<String, ?> configs) {
    target = (Target) Objects.requireNonNull(configs.get(TARGET), TARGET);
  }

  @Override
  public DeserializationExceptionHandler.Response handleError(
      ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
    if (exception instanceof RetriableException) {
      return DeserializationExceptionHandler.Response.fail();
    }
    Poison poison = Poison.unreadable(exception.getMessage());
    return DeserializationExceptionHandler.Response.resume(
        List.of(quarantined(context, poison, record.key(), record.value())));
  }

  @Override
  public ProcessingExceptionHandler.Response handleError(
      ErrorHandlerContext context, @Nullable Record<?, ?> record, Exception exception) {
    if (exception instanceof KafkaException) {
      return ProcessingExceptionHandler.Response.fail();
    }
    Poison poison = Poison.processingFailed(exception);
    log.error(
        "{} failed on {}-{} offset {}: quarantined",
        context.processorNodeId(),
        context.topic(),
        context.partition(),
        context.offset(),
        exception);
    return ProcessingExceptionHandler.Response.resume(
        List.of(quarantined(context, poison, context.sourceRawKey(), context.sourceRawValue())));
  }

  private ProducerRecord<byte[], byte[]> quarantined(
      ErrorHandlerContext context, Poison poison, byte @Nullable [] key, byte @Nullable [] value) {
    target.metrics().quarantined(poison.cause());
    Quarantined record =
        new Quarantined(
            poison.cause(),
            poison.message(),
            Objects.requireNonNullElse(context.topic(), ""),
            context.partition(),
            context.offset(),
            null,
            null,
            Poison.wrap(key),
            Poison.wrap(value),
            Instant.ofEpochMilli(Math.max(0, context.timestamp())));
    return new ProducerRecord<>(
        target.topic(), key, target.serde().serialize(target.topic(), record));
  }
}
