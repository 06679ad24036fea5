package org.linernotes.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.it.kit.Answer;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.world.Kind;
import org.linernotes.serde.registry.RegistrySchemaIds;
import org.linernotes.topic.Topic;
import org.linernotes.topic.Topics;

/** What stands on the topics is Avro whose schema the registry knows, and guards. */
@ExtendWith(Integration.class)
class RegistryIT {
  private static final int CONFLICT = 409;
  private static final int HEADER_BYTES = 5;

  private static final int AT_ONCE = 6;
  private static final int NEW_SUBJECTS = 10;

  private final Stack stack;
  private final Api registry;
  private final String registryUrl;

  RegistryIT(Stack stack, Parts parts) {
    this.stack = stack;
    this.registryUrl = parts.registryUrl();
    this.registry = Api.of(registryUrl, "");
  }

  @Test
  void shouldWriteEveryTopicInTheConfluentWireFormatWithIdsThatTheRegistryResolves() {
    Upload upload = new Upload(stack);
    upload.send(Kind.TRACK, "", List.of(Items.track("registered", "registrar")));
    upload.send(Kind.LICENCE, "", List.of(Items.licence("l", "registrar", "PER_EXPOSURE", "1")));
    upload.send(Kind.CONSENT, "", List.of(Items.consent("c", "ann")));
    upload.send(Kind.USAGE, "sonara", List.of(Items.usage("e", "registered")));
    upload.send(Kind.USAGE, "sonara", List.of(Items.usage("e", "registered").put("exposures", 7)));

    upload.send(Kind.VOID, "sonara", List.of(Items.takingBack("never-reported", "registered")));

    try (RawTopics topics = new RawTopics(stack)) {
      for (Topic topic : Topics.ALL) {
        Awaitility.await(topic.name())
            .atMost(Duration.ofSeconds(60))
            .until(() -> !topics.read(topic).isEmpty());
        topics.read(topic).forEach(record -> checkSchema(topic, record));
      }
    }
  }

  private void checkSchema(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    ByteBuffer value = ByteBuffer.wrap(record.value());
    assertThat(value.remaining()).as(topic.name()).isGreaterThan(HEADER_BYTES);
    assertThat(value.get()).as("magic byte on %s", topic.name()).isZero();
    Answer answer = registry.get("/schemas/ids/" + value.getInt());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    Schema registered = new Schema.Parser().parse(answer.json().get("schema").asText());
    assertThat(registered).as(topic.name()).isEqualTo(topic.schema());
  }

  @Test
  void shouldHaveTheRegistryRefuseAnIncompatibleSchema() {
    Topic topic = Topics.USAGE_REPORTED;
    String changed = topic.schema().toString().replace("\"exposures\"", "\"timesPlayed\"");
    String incompatible = changed.replace(",\"default\":1", "");
    assertThat(incompatible).isNotEqualTo(topic.schema().toString());

    Answer answer = register(topic.subject(), incompatible);

    assertThat(answer.status()).as(answer.text()).isEqualTo(CONFLICT);
  }

  @Test
  void shouldHoldWhatIsStoredForEverToFullTransitiveCompatibility() {
    Answer answer = registry.get("/config/" + Topics.USAGE_REPORTED.subject());

    assertThat(answer.json().path("compatibilityLevel").asText()).isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void shouldLetManyInstancesStartAtOnceOnAnEmptyRegistry() throws InterruptedException {
    Schema schema = Topics.USAGE_REPORTED.schema();
    ExecutorService instances = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (int i = 0; i < NEW_SUBJECTS; i++) {
        String subject = "started-at-once-" + i;
        Callable<Integer> start =
            () -> new RegistrySchemaIds(registryUrl, Map.of()).idOf(subject, schema);
        assertThat(instances.invokeAll(Collections.nCopies(AT_ONCE, start)))
            .extracting(Future::get)
            .containsOnly(new RegistrySchemaIds(registryUrl, Map.of()).idOf(subject, schema));
      }
    } finally {
      instances.shutdownNow();
    }
  }

  private Answer register(String subject, String schema) {
    return registry.post(
        "/subjects/" + subject + "/versions",
        JsonNodeFactory.instance.objectNode().put("schema", schema).toString());
  }
}
