package org.linernotes.streams.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linernotes.streams.kafka.Samples.use;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linernotes.avro.Quarantined;
import org.linernotes.avro.UsageReported;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What the log says of records that are set aside. */
class SetAsideTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(SetAside.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void close() {
    logger.detachAppender(lines);
    logger.setLevel(null);
  }

  @Test
  void shouldNameTheEventAndWhereItStood() {
    UsageReported other = use("e1");
    other.setModel("another");
    try (Pipeline pipeline = new Pipeline()) {
      pipeline.use(use("e1"), other).settle();
    }
    assertThat(lines.list).hasSize(1);
    ILoggingEvent line = lines.list.get(0);
    assertThat(line.getMDCPropertyMap())
        .containsEntry("platform", other.getPlatform())
        .containsEntry("track", other.getTrack())
        .containsEntry("eventId", "e1");
    assertThat(line.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value))
        .containsExactly("cause=CONFLICT", "topic=usage.reported", "partition=0", "offset=1");
    assertThat(MDC.getCopyOfContextMap())
        .satisfiesAnyOf(map -> assertThat(map).isNull(), map -> assertThat(map).isEmpty());
  }

  @Test
  void shouldLogSomeASecondAndCountAll() {
    StreamsMetrics metrics = new StreamsMetrics(new SimpleMeterRegistry());
    SetAside setAside =
        new SetAside(metrics, Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC));
    Quarantined record = new Quarantined();
    record.setCause("INVALID");
    record.setTopic("usage.reported");
    record.setMessage("no value");
    for (int i = 0; i < 1000; i++) {
      setAside.tell(record);
    }
    assertThat(lines.list).hasSize(20);
    assertThat(metrics.quarantinedByCause()).containsEntry("INVALID", 1000L);
  }
}
