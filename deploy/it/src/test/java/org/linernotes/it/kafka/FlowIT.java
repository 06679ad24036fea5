package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.avro.Accrual;
import org.linernotes.it.kit.InFlight;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.sink.kafka.KafkaInFlight;
import org.linernotes.sink.kafka.KafkaTopicFacts;
import org.linernotes.topic.TopicNames;
import org.linernotes.topic.Topics;

/** Whether anything is in flight, to the record, and what the topics say once nothing is. */
@ExtendWith(Integration.class)
class FlowIT {
  private static final String PLATFORM = "sonara";
  private static final YearMonth MONTH = YearMonth.of(2024, 2);
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final int ROUNDS = 10;
  private static final int USES = 200;

  private final Stack stack;
  private final Upload upload;
  private final KafkaSettings kafka;

  FlowIT(Stack stack) {
    this.stack = stack;
    this.upload = new Upload(stack);
    this.kafka = KafkaSettings.from(stack.settings());
  }

  @Test
  void shouldHaveEveryNumberFinalOnceNothingIsInFlight() {
    given("final");
    for (int round = 1; round <= ROUNDS; round++) {
      upload.send(Kind.USAGE, "final-platform", uses("final", "round" + round));
      upload.send(Kind.LICENCE, "", List.of(licence("final", Integer.toString(round))));

      assertThat(after(LONG)).as("round %d", round).isEmpty();
      assertThat(total("final")).isEqualByComparingTo(owed(round));
      assertThat(audited("final-platform", "recorded"))
          .as("round %d", round)
          .isEqualTo((long) round * USES);
    }
  }

  /** All of it at the rate of the latest licence. */
  private static BigDecimal owed(int round) {
    return BigDecimal.valueOf((long) round * round * USES);
  }

  @Test
  void shouldNotWaitForWhatIsAcceptedMeanwhile() throws InterruptedException, ExecutionException {
    given("busy");
    upload.send(Kind.USAGE, PLATFORM, uses("busy", "before"));
    AtomicBoolean enough = new AtomicBoolean();
    ExecutorService sender = Executors.newSingleThreadExecutor();
    try {
      Future<?> sending = sender.submit(() -> keepSending(enough));
      assertThat(after(LONG)).isEmpty();
      assertThat(total("busy")).isGreaterThanOrEqualTo(BigDecimal.valueOf(USES));
      enough.set(true);
      sending.get();
    } finally {
      enough.set(true);
      sender.shutdownNow();
    }
  }

  private void keepSending(AtomicBoolean enough) {
    for (int sent = 0; !enough.get(); sent++) {
      upload.send(Kind.USAGE, PLATFORM, uses("busy", "during" + sent));
    }
  }

  @Test
  void shouldNameWhatTheBooksHaveNotRead() {
    given("unbooked");
    upload.send(Kind.USAGE, PLATFORM, uses("unbooked", "use"));
    assertThat(after(LONG)).isEmpty();

    try (KafkaInFlight check =
        new KafkaInFlight(kafka, stack.context().schemaIds(), () -> Map.of())) {
      String name = kafka.names().of(Topics.ACCRUALS);
      within( // a broker that is slow for one look says nothing of the books
          () ->
              assertThat(check.after(Duration.ZERO))
                  .anyMatch(
                      missing ->
                          missing.startsWith(name)
                              && missing.contains("the ledger has read up to offset 0")));
    }
  }

  @Test
  void shouldTellOfTheTopicsWhatTheBooksTell() {
    given("facts");
    upload.send(Kind.USAGE, "facts-platform", uses("facts", "once"));
    upload.send(Kind.USAGE, "facts-platform", uses("facts", "once"));
    assertThat(after(LONG)).isEmpty();

    KafkaTopicFacts facts =
        new KafkaTopicFacts(kafka, stack.context().schemaIds(), () -> InFlight.booked(stack));
    assertThat(facts.reported(MONTH)).containsEntry("facts-platform", 2L * USES);
    assertThat(facts.reported(MONTH.plusMonths(1))).isEmpty();
    Map<UUID, Accrual> latest = new HashMap<>();
    facts.accruals(MONTH, fact -> latest.put(fact.cellId(), fact.accrual()));
    BigDecimal gross =
        latest.values().stream()
            .filter(accrual -> accrual.getPlatform().equals("facts-platform"))
            .filter(accrual -> accrual.getEvents() > 0) // used before its track was known, once
            .map(accrual -> accrual.getMaster().getGross())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(gross).isEqualByComparingTo(total("facts")).isEqualByComparingTo("" + USES);
  }

  /** Nothing follows from a repeated use but its count. */
  @Test
  void shouldHaveCountedRepeatedUsesOnceNothingIsInFlight() {
    for (int round = 0; round < ROUNDS; round++) {
      upload.send(Kind.USAGE, "repeating", uses("final", "repeated"));

      assertThat(after(LONG)).as("round %d", round).isEmpty();
      assertThat(audited("repeating", "recorded")).isEqualTo(USES);
      assertThat(audited("repeating", "duplicates")).isEqualTo((long) round * USES);
    }
  }

  /** Usage-streams never ran in this deployment: nobody reads what is accepted. */
  @Test
  void shouldNameThePartitionThatNobodyReadsAndTakeNothingElseForARecord()
      throws InterruptedException, ExecutionException {
    KafkaSettings unread = withPrefix(kafka.names().prefix() + "unread.");
    TopicAdmin.ensure(unread);
    try (KafkaInFlight check =
            new KafkaInFlight(unread, stack.context().schemaIds(), () -> Map.of());
        KafkaProducer<byte[], byte[]> producer = transactional(unread)) {
      assertThat(check.after(Duration.ZERO)).as("empty topics").isEmpty();

      String topic = unread.names().of(Topics.USAGE_REPORTED);
      ProducerRecord<byte[], byte[]> use =
          new ProducerRecord<>(topic, 1, new byte[] {1}, new byte[] {2});
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> written = producer.send(use);
      written.get();
      assertThat(check.after(Duration.ZERO))
          .as("open")
          .singleElement()
          .asString()
          .startsWith(topic + "-1: usage-streams has read up to offset 0 (expected: 1)")
          .contains("a transaction that has not ended");
      producer.abortTransaction();
      assertThat(check.after(LONG)).as("given up").isEmpty();

      producer.beginTransaction();
      Future<RecordMetadata> kept = producer.send(use);
      producer.commitTransaction();
      assertThat(kept.get().offset()).isEqualTo(2); // after the marker of the one given up
      within(
          () ->
              assertThat(check.after(Duration.ofMillis(300)))
                  .as("committed")
                  .singleElement()
                  .asString()
                  .startsWith(topic + "-1: usage-streams has read up to offset 0 (expected:")
                  .endsWith("a record stands at 2"));
    }
  }

  @Test
  void shouldSayThatNothingIsKnownWhenTheBrokerDoesNotAnswer() {
    KafkaSettings absent =
        new KafkaSettings(
            "127.0.0.1:1",
            kafka.clientProperties(),
            kafka.names(),
            kafka.partitions(),
            kafka.replication());
    try (KafkaInFlight check =
        new KafkaInFlight(absent, stack.context().schemaIds(), () -> Map.of())) {
      assertThat(check.after(Duration.ZERO))
          .singleElement()
          .asString()
          .startsWith("not known whether anything is in flight: Kafka at 127.0.0.1:1");
    }
  }

  private KafkaSettings withPrefix(String prefix) {
    return new KafkaSettings(
        kafka.bootstrapServers(),
        kafka.clientProperties(),
        new TopicNames(prefix),
        kafka.partitions(),
        kafka.replication());
  }

  private static KafkaProducer<byte[], byte[]> transactional(KafkaSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.names().group("writer"));
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void within(ThrowingRunnable assertion) {
    Awaitility.await().atMost(LONG).untilAsserted(assertion);
  }

  private List<String> after(Duration within) {
    return InFlight.after(stack, within);
  }

  /** A track of a party of its own, licensed at 1 GBP per exposure. */
  private void given(String party) {
    upload.send(Kind.TRACK, "", List.of(Items.track(party + "-track", party)));
    upload.send(Kind.LICENCE, "", List.of(licence(party, "1")));
  }

  private static JsonNode licence(String party, String amount) {
    return Items.licence(party + "-licence", party, "PER_EXPOSURE", amount);
  }

  private static List<JsonNode> uses(String party, String id) {
    List<JsonNode> uses = new ArrayList<>();
    for (int i = 0; i < USES; i++) {
      uses.add(Items.usage(id + "-" + i, party + "-track").put("run", party + "-run-" + i % 20));
    }
    return uses;
  }

  private long audited(String platform, String count) {
    for (JsonNode audit : stack.finance().get("/v1/audit/" + MONTH).json().get("platforms")) {
      if (audit.get("platform").asText().equals(platform)) {
        return audit.get(count).asLong();
      }
    }
    return 0;
  }

  private BigDecimal total(String party) {
    for (JsonNode total : stack.finance().get("/v1/royalties/" + MONTH).json().get("totals")) {
      if (total.get("party").asText().equals(party)) {
        return new BigDecimal(total.get("accrued").asText());
      }
    }
    return BigDecimal.ZERO;
  }
}
