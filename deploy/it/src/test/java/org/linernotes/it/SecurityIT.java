package org.linernotes.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.linernotes.config.ConfigException;
import org.linernotes.config.Settings;
import org.linernotes.it.kit.Integration;
import org.linernotes.it.kit.Items;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.SecuredParts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.kit.postgres.DatabaseException;
import org.linernotes.it.world.Kind;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.kafka.TopicAdmin;
import org.linernotes.serde.SchemaException;
import org.linernotes.topic.Topics;

/** The services against a broker, a registry and a database that let nobody in unproved. */
@ExtendWith(Integration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityIT {
  private SecuredParts parts;
  private Stack stack;

  @BeforeAll
  void start(Parts plain) {
    parts = SecuredParts.start(plain);
    stack = Stack.start(parts);
  }

  @AfterAll
  void stop() {
    stack.close();
    parts.close();
  }

  @Test
  void shouldCarryAUseToTheLedgerThroughSecuredParts() {
    Upload upload = new Upload(stack);
    upload.send(Kind.TRACK, "", List.of(Items.track("safe", "vault")));
    upload.send(Kind.LICENCE, "", List.of(Items.licence("l", "vault", "PER_EXPOSURE", "0.5")));
    upload.send(Kind.USAGE, "shop", List.of(Items.usage("e", "safe")));

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> stack.finance().get("/v1/royalties/2024-02").text().contains("0.500000000"));
  }

  @Test
  void shouldNotReachTheBrokerWithAnotherPassword() {
    Map<String, String> environment = new HashMap<>(stack.settings().environment());
    environment.computeIfPresent(
        "LINERNOTES_KAFKA_CLIENT_SASL_JAAS_CONFIG",
        (name, login) -> login.replace("it-secret", "guessed"));

    assertThatThrownBy(() -> TopicAdmin.ensure(KafkaSettings.from(new Settings(environment))))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("Authentication failed");
  }

  @Test
  void shouldNotReachTheDatabaseWithoutTls() {
    Database bare =
        new Database(parts.admin().url().replaceAll("\\?.*", "?sslmode=disable"), "postgres", "");

    assertThatThrownBy(() -> bare.texts("SELECT 1")).isInstanceOf(DatabaseException.class);
    assertThat(parts.admin().texts("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
        .containsExactly("t");
  }

  @Test
  void shouldHaveEveryConnectionOfTheSinkEncrypted() {
    assertThat(
            parts
                .admin()
                .texts(
                    "SELECT DISTINCT s.ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)"
                        + " WHERE a.application_name LIKE 'linernotes-royalty-sink%'"))
        .containsExactly("t");
  }

  @Test
  void shouldNotReachTheRegistryWithoutItsPassword() {
    Map<String, String> environment = new HashMap<>(stack.settings().environment());
    environment.keySet().removeIf(name -> name.contains("BASIC_AUTH"));

    assertThatThrownBy(
            () ->
                KafkaSettings.schemaIds(new Settings(environment))
                    .idOf("any", Topics.ACCESS_LOG.schema()))
        .isInstanceOf(SchemaException.class)
        .hasMessageStartingWith("registry, subject any");
  }
}
