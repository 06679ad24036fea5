package org.linernotes.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.awaitility.Awaitility;
import org.linernotes.config.Settings;
import org.linernotes.it.kit.Outcomes;
import org.linernotes.it.kit.Parts;
import org.linernotes.it.kit.Stack;
import org.linernotes.it.kit.Upload;
import org.linernotes.it.kit.postgres.Database;
import org.linernotes.it.kit.postgres.DatabaseException;
import org.linernotes.it.oracle.Oracle;
import org.linernotes.it.world.Input;
import org.linernotes.it.world.Seed;
import org.linernotes.it.world.World;
import org.linernotes.it.world.Worlds;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.serde.SchemaIds;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.sink.postgres.Schema;

/**
 * Topics that a whole stack has filled with random worlds, and what its own sink, undisturbed, made
 * of them: held against the oracle, and then what sinks under faults are held against. The stack is
 * gone; its topics and its database stay.
 */
final class RecordedFlow {
  private static final int WORLDS = 3;

  private final Parts parts;
  private final Settings settings;
  private final SchemaIds ids;
  private final Database template;
  private final List<String> offsets;
  private final List<String> books;
  private int databases;

  private RecordedFlow(Parts parts, Stack stack) {
    this.parts = parts;
    settings = stack.settings();
    ids = stack.context().schemaIds();
    template = parts.admin().create(name("template"));
    Schema.ready(DatabaseSettings.from(at(template, Map.of())));
    offsets = Books.offsets(stack.asOwner());
    books = Books.all(stack.asOwner());
  }

  static RecordedFlow of(Parts parts) {
    long seed = Seed.first();
    System.out.println("RecordedFlow: -Dlinernotes.it.seed=" + seed);
    List<Input> inputs =
        IntStream.range(0, WORLDS)
            .mapToObj(number -> Worlds.random(seed + number, number))
            .flatMap(world -> world.inputs().stream())
            .toList();
    World world = new World(inputs).shuffled(seed).acceptedInOrder();
    try (Stack stack = Stack.start(parts)) {
      new Upload(stack).world(world);
      new Outcomes(stack).await(Oracle.outcome(world.scenario()));
      awaitStill(stack.asOwner());
      return new RecordedFlow(parts, stack);
    }
  }

  /** All is rated; what follows is only transaction markers and the like. */
  private static void awaitStill(Database database) {
    Awaitility.await("books that stand still")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(new Unchanged(database)::sinceLastLook);
  }

  private static final class Unchanged {
    private final Database database;
    private List<String> last = List.of();

    Unchanged(Database database) {
      this.database = database;
    }

    boolean sinceLastLook() {
      List<String> now = Books.offsets(database);
      boolean same = now.equals(last);
      last = now;
      return same;
    }
  }

  private static String name(String of) {
    return of + UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** A new, empty database with the schema; on the server that the stack used. */
  Database database() {
    String name = name("sink" + ++databases + "_");
    String url = template.url();
    String from = url.substring(url.lastIndexOf('/') + 1).replaceAll("\\?.*", "");
    parts.admin().execute("CREATE DATABASE " + name + " TEMPLATE " + from);
    return new Database(url.replace(from, name), template.user(), template.password());
  }

  /** Settings of a sink on these topics and that database. */
  Settings at(Database database, Map<String, String> more) {
    return on(settings, database, more);
  }

  /** Such settings as of another process, on that database. */
  static Settings on(Settings environment, Database database, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment.environment());
    all.put("LINERNOTES_DB_URL", database.url());
    all.put("LINERNOTES_SINK_BATCH_RECORDS", "50");
    all.putAll(more);
    return new Settings(all);
  }

  /**
   * Ends the membership of sinks that are gone, which others would wait for, each for a session.
   */
  void forgetTheDead() {
    KafkaSettings kafka = KafkaSettings.from(settings);
    String group = kafka.names().group("royalty-sink");
    try (Admin admin = Admin.create(kafka.client())) {
      boolean hasMembers =
          admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
              .anyMatch(known -> !known.members().isEmpty());
      if (hasMembers) { // some die before they join, and to remove nobody is an error
        admin
            .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
            .all()
            .get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("members not removed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  SchemaIds ids() {
    return ids;
  }

  /** Waits until books on that database stand where the undisturbed ones do, and compares them. */
  void awaitExact(Database database) {
    Awaitility.await("books at " + database.url())
        .ignoreExceptionsInstanceOf(DatabaseException.class) // a server that restarts
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() -> assertThat(Books.offsets(database)).isEqualTo(offsets));
    assertThat(Books.all(database)).isEqualTo(books);
  }
}
