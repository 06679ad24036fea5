package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.linernotes.avro.Accrual;
import org.linernotes.avro.AuditCounts;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Kind;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.AvroSerde;
import org.linernotes.serde.SchemaIds;
import org.linernotes.streams.RebalanceProtocol;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** Instances of usage-streams come and go while use flows: nothing is lost, nothing twice. */
@ExtendWith(Integration.class)
class JoiningIT {
  private static final int TRACKS = 12;
  private static final int ROUNDS = 2;
  private static final int USES_AT_A_TIME = 24;

  private static final Duration LIMIT = Duration.ofSeconds(120);

  /** Who is gone sooner than this has left the group, and was not waited for. */
  private static final String SESSION_SECONDS = "60";

  private static final Duration HAND_OVER = Duration.ofSeconds(45);

  private final String prefix = "it" + UUID.randomUUID() + ".";
  private final Parts parts;
  private final Map<String, StreamsInstance> instances = new HashMap<>();
  private int written;

  JoiningIT(Parts parts) {
    this.parts = parts;
  }

  @AfterEach
  void close() {
    instances.values().forEach(StreamsInstance::close);
  }

  @ParameterizedTest
  @EnumSource(RebalanceProtocol.class)
  void shouldCountEveryUseOnceWhileInstancesComeAndGo(RebalanceProtocol protocol) {
    StreamsInstance first = instance("first", protocol);
    StreamsInstance second = instance("second", protocol);
    StreamsInstance visitor = instance("visitor", protocol);
    KafkaSettings kafka = KafkaSettings.from(first.settings());
    SchemaIds ids = KafkaSettings.schemaIds(first.settings());
    TopicAdmin.ensure(kafka);
    try (RawTopics topics = new RawTopics(kafka);
        Admin admin = Admin.create(kafka.client())) {
      catalogue(topics, ids);
      first.start();
      second.start();
      for (int round = 0; round < ROUNDS; round++) {
        use(topics, ids);
        visitor.start();
        use(topics, ids);
        await("the visitor works").until(visitor::isReady);
        use(topics, ids);
        visitor.close();
        await("the visitor has left")
            .atMost(HAND_OVER)
            .untilAsserted(() -> assertThat(members(admin, kafka, protocol)).isEqualTo(2));
        use(topics, ids);
      }
      await("all is counted once").untilAsserted(() -> assertExact(topics, ids));
    }
  }

  private StreamsInstance instance(String name, RebalanceProtocol protocol) {
    Map<String, String> more =
        Map.of(
            "LINERNOTES_STREAMS_PROTOCOL",
            protocol.word(),
            "LINERNOTES_STREAMS_SESSION_SECONDS",
            SESSION_SECONDS);
    StreamsInstance instance = new StreamsInstance(parts, prefix, more);
    instances.put(name, instance);
    return instance;
  }

  private static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(LIMIT).pollInterval(Duration.ofMillis(200));
  }

  private static int members(Admin admin, KafkaSettings kafka, RebalanceProtocol protocol)
      throws ExecutionException, InterruptedException {
    List<String> group = List.of(kafka.names().group("usage-streams"));
    return protocol == RebalanceProtocol.STREAMS
        ? one(admin.describeStreamsGroups(group).all().get().values()).members().size()
        : one(admin.describeClassicGroups(group).all().get().values()).members().size();
  }

  private static <T> T one(Collection<T> only) {
    return only.iterator().next();
  }

  private void catalogue(RawTopics topics, SchemaIds ids) {
    ObjectNode licence = Items.licence("l1", "label", "PER_EXPOSURE", "1");
    write(topics, ids, Topics.LICENCES, "l1", Kind.LICENCE, licence);
    for (int i = 0; i < TRACKS; i++) {
      write(topics, ids, Topics.TRACKS, "t" + i, Kind.TRACK, Items.track("t" + i, "label"));
    }
  }

  /** Each use twice, so that a state that was lost or lags would show as one counted again. */
  private void use(RawTopics topics, SchemaIds ids) {
    for (int sent = 0; sent < 2; sent++) {
      for (int i = 0; i < USES_AT_A_TIME; i++) {
        String track = "t" + i % TRACKS;
        ObjectNode event = Items.usage("e" + (written + i), track);
        write(topics, ids, Topics.USAGE_REPORTED, "jamendo:" + track, Kind.USAGE, event);
      }
    }
    written += USES_AT_A_TIME;
  }

  private static void write(
      RawTopics topics, SchemaIds ids, Topic topic, String key, Kind kind, ObjectNode item) {
    SpecificRecordBase record = AvroInputs.record(new Input(kind, "sonara", "", 0, item));
    byte[] value = AvroSerde.<SpecificRecordBase>of(topic, ids).serialize("", record);
    topics.write(topic, key.getBytes(StandardCharsets.UTF_8), Objects.requireNonNull(value));
  }

  private void assertExact(RawTopics topics, SchemaIds ids) {
    long authorised = 0;
    for (Accrual accrual : JoiningIT.<Accrual>latest(topics, Topics.ACCRUALS, ids)) {
      authorised += accrual.getMaster().getVerdict().equals("AUTHORISED") ? accrual.getEvents() : 0;
    }
    assertThat(authorised).as("accrued").isEqualTo(written);
    long recorded = 0;
    long duplicates = 0;
    for (AuditCounts counts : JoiningIT.<AuditCounts>latest(topics, Topics.AUDIT, ids)) {
      recorded += counts.getRecorded();
      duplicates += counts.getDuplicates();
    }
    assertThat(recorded).as("recorded").isEqualTo(written);
    assertThat(duplicates).as("duplicates").isEqualTo(written);
  }

  private static <T extends SpecificRecordBase> Collection<T> latest(
      RawTopics topics, Topic topic, SchemaIds ids) {
    AvroSerde<T> serde = AvroSerde.of(topic, ids);
    Map<String, T> latest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : topics.read(topic)) {
      latest.put(
          new String(record.key(), StandardCharsets.ISO_8859_1),
          serde.deserialize("", record.value()));
    }
    return latest.values();
  }
}
