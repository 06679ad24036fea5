package org.linernotes.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.sink.DatabaseSettings;
import org.linernotes.standalone.kafka.EmbeddedKafka;
import org.linernotes.standalone.postgres.EmbeddedDatabase;
import org.linernotes.streams.StreamsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts that others bring in production: broker and database. */
record Embedded(Path folder, EmbeddedKafka kafka, EmbeddedDatabase database) {
  private static final Logger log = LoggerFactory.getLogger(Embedded.class);
  static final String DATABASE = "linernotes";
  private static final String SERVICE_ROLE = "linernotes";

  /** Starts both at once, since each waits most of the time. */
  static Embedded start(Path folder, EmbeddedDatabase.Durability durability, Parts parts) {
    return Parallel.both(
        () -> kafka(folder, parts),
        () -> database(folder, durability, parts),
        (kafka, database) -> new Embedded(folder, kafka, database));
  }

  private static EmbeddedKafka kafka(Path folder, Parts parts) {
    EmbeddedKafka kafka = parts.add("kafka", EmbeddedKafka.start(folder.resolve("kafka")));
    log.info("Kafka answers at {}", kafka.bootstrapServers());
    return kafka;
  }

  private static EmbeddedDatabase database(
      Path folder, EmbeddedDatabase.Durability durability, Parts parts) {
    EmbeddedDatabase database =
        parts.add("postgres", EmbeddedDatabase.start(folder.resolve("postgres"), durability));
    database.create(DATABASE);
    log.info("PostgreSQL answers on port {}", database.port());
    return database;
  }

  /** As the service sees the database: a role that can add to the ledger and not change it. */
  String serviceUrl() {
    return database.jdbcUrl(DATABASE, SERVICE_ROLE);
  }

  /** The environment of the services; the user's own settings count where these say nothing. */
  Map<String, String> environment(Map<String, String> outer) {
    Map<String, String> all = new HashMap<>(outer);
    all.keySet().removeIf(name -> name.startsWith(KafkaSettings.PASS_THROUGH));
    all.put(KafkaSettings.BOOTSTRAP_SERVERS.name(), kafka.bootstrapServers());
    all.put(KafkaSettings.REPLICATION.name(), "1");
    // As many as the stream threads of one small machine: each more costs every commit.
    all.putIfAbsent(KafkaSettings.PARTITIONS.name(), RunInfo.PARTITIONS);
    all.put(StreamsSettings.STATE_DIR.name(), folder.resolve("streams").toString());
    // A restart then takes its work up at once instead of waiting for the dead one's session.
    all.put(StreamsSettings.INSTANCE_ID.name(), "standalone");
    all.put(StreamsSettings.PROTOCOL.name(), "classic"); // the only one that knows such a name
    all.put(StreamsSettings.STANDBYS.name(), "0"); // nobody else could be one
    all.putAll(environment(database, DATABASE));
    return all;
  }

  /** How the service and whoever owns the tables reach the books. */
  static Map<String, String> environment(EmbeddedDatabase database, String name) {
    return Map.of(
        DatabaseSettings.URL.name(),
        database.jdbcUrl(name),
        DatabaseSettings.USER.name(),
        SERVICE_ROLE,
        DatabaseSettings.PASSWORD.name(),
        "",
        DatabaseSettings.MIGRATION_USER.name(),
        EmbeddedDatabase.SUPERUSER,
        DatabaseSettings.MIGRATION_PASSWORD.name(),
        "");
  }
}
