package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.access.ApiKey;
import org.linernotes.access.Role;
import org.linernotes.avro.AccessRecord;
import org.linernotes.it.kit.Api;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Keys;
import org.linernotes.it.kit.Stack;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.standalone.kafka.AccessRecords;

/** Who wrote and who read money stands on the topic. */
@ExtendWith(Integration.class)
class AccessLogIT {
  private final Stack stack;

  AccessLogIT(Stack stack) {
    this.stack = stack;
  }

  @Test
  void shouldWriteDownWhoWroteWhat() {
    String key = stack.keys().add(Role.PLATFORM, "writer");
    Api api = stack.withKey(key);
    Keys.awaitWorking(api);
    api.post(
        "/v1/usage-events",
        List.of(Items.usage("a", "t"), Items.usage("b", "t").put("exposures", 0)));

    AccessRecord record = await(found -> found.getStatus() == 202, "writer");

    assertThat(record.getCredential()).isEqualTo("key:" + ApiKey.id(new ApiKey(key).sha256()));
    assertThat(record.getRole()).isEqualTo("PLATFORM");
    assertThat(record.getMethod() + " " + record.getPath()).isEqualTo("POST /v1/usage-events");
    assertThat(record.getAccepted()).isEqualTo(1);
    assertThat(record.getRejected()).isEqualTo(1);
    assertThat(record.toString()).doesNotContain(key);
  }

  @Test
  void shouldWriteDownWhoReadMoneyAndWhoMayNot() {
    Api api = stack.rightsholder("reader");
    api.get("/v1/ledger/entries?period=2024-02");
    api.get("/v1/periods");

    AccessRecord read = await(found -> found.getPath().equals("/v1/ledger/entries"), "reader");
    assertThat(read.getStatus()).isEqualTo(200);
    assertThat(read.getQuery()).isEqualTo("period=2024-02");
    AccessRecord refused = await(found -> found.getPath().equals("/v1/periods"), "reader");
    assertThat(refused.getCode()).isEqualTo("ROLE_NOT_ALLOWED");
  }

  private AccessRecord await(Predicate<AccessRecord> wanted, String subject) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                all().stream()
                    .filter(record -> subject.equals(record.getSubject()))
                    .filter(wanted)
                    .toList(),
            found -> !found.isEmpty())
        .get(0);
  }

  private List<AccessRecord> all() {
    List<AccessRecord> all = new ArrayList<>();
    AccessRecords.read(
        KafkaSettings.from(stack.settings()), stack.context().schemaIds(), Instant.EPOCH, all::add);
    return all;
  }
}
