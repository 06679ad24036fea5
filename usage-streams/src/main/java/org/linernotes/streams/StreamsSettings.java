package org.linernotes.streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpSettings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.log.LogSettings;
import org.linernotes.streams.status.Instance;

/** What usage-streams can be told. */
public record StreamsSettings(
    String stateDir,
    int threads,
    int commitMillis,
    int tickMillis,
    int cacheMebibytes,
    Membership membership,
    Optional<Instance> advertised,
    int previewSeconds) {
  public static final Setting<String> STATE_DIR =
      Setting.text(
          "LINERNOTES_STREAMS_STATE_DIR",
          null,
          "Folder of the local state; must outlast a restart, and not be one that the system"
              + " cleans");
  public static final Setting<Integer> THREADS =
      Setting.integer("LINERNOTES_STREAMS_THREADS", 2, 1, 64, "Stream threads of this instance");
  public static final Setting<Integer> COMMIT_MILLIS =
      Setting.integer(
          "LINERNOTES_STREAMS_COMMIT_MS",
          200,
          10,
          60_000,
          "Time between commits: until one, nothing downstream sees what was processed");
  public static final Setting<Integer> TICK_MILLIS =
      Setting.integer(
          "LINERNOTES_STREAMS_TICK_MS", 100, 10, 60_000, "Time between two rounds of rating");
  public static final Setting<Integer> CACHE_MEBIBYTES =
      Setting.integer(
          "LINERNOTES_STREAMS_CACHE_MIB",
          64,
          0,
          65_536,
          "Memory for state that changed since the last commit");
  public static final Setting<String> INSTANCE_ID =
      Setting.text(
          "LINERNOTES_STREAMS_INSTANCE_ID",
          "",
          "A name that this instance keeps over restarts, unique in the deployment: its work then"
              + " waits for it instead of moving");

  public static final Setting<RebalanceProtocol> PROTOCOL =
      new Setting<>(
          "LINERNOTES_STREAMS_PROTOCOL",
          "classic",
          "How instances share the work: classic, or streams, where the broker decides; all"
              + " instances alike, and changed only while none runs",
          RebalanceProtocol::parse);

  public static final Setting<Integer> STANDBYS =
      Setting.integer(
          "LINERNOTES_STREAMS_STANDBYS",
          1,
          0,
          2,
          "Other instances that keep a copy of each partition's state, to go on with it at once;"
              + " one instance alone has none");

  public static final Setting<Integer> SESSION_SECONDS =
      Setting.integer(
          "LINERNOTES_STREAMS_SESSION_SECONDS",
          10,
          1,
          60,
          "How long the others wait for an instance that says nothing, and how long a transaction"
              + " of it may be open; under 6 only where the brokers' `group.min.session.timeout.ms`"
              + " allows it; with the streams protocol the former is the broker's"
              + " `group.streams.session.timeout.ms`");

  public static final Setting<Optional<Instance>> ADVERTISED_URL =
      new Setting<>(
          "LINERNOTES_STREAMS_ADVERTISED_URL",
          "",
          "Where the other instances reach this one's HTTP port, http://HOST:PORT; needed where"
              + " several run, since each has the state of a part of all tracks",
          Instance::parse);

  public static final Setting<Integer> PREVIEW_SECONDS =
      Setting.integer(
          "LINERNOTES_STREAMS_PREVIEW_SECONDS",
          10,
          1,
          50,
          "How long a preview of terms may rate; then it tells of what it came to");

  public static final List<Setting<?>> OWN =
      List.of(
          STATE_DIR,
          THREADS,
          COMMIT_MILLIS,
          TICK_MILLIS,
          CACHE_MEBIBYTES,
          INSTANCE_ID,
          PROTOCOL,
          STANDBYS,
          SESSION_SECONDS,
          ADVERTISED_URL,
          PREVIEW_SECONDS);

  /** Every variable that the service reads. */
  public static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(KafkaSettings.ALL);
    all.addAll(HttpSettings.ALL);
    all.addAll(LogSettings.ALL);
    all.addAll(OWN);
    return all;
  }

  public static StreamsSettings from(Settings settings) {
    return new StreamsSettings(
        settings.get(STATE_DIR),
        settings.get(THREADS),
        settings.get(COMMIT_MILLIS),
        settings.get(TICK_MILLIS),
        settings.get(CACHE_MEBIBYTES),
        Membership.from(settings),
        settings.get(ADVERTISED_URL),
        settings.get(PREVIEW_SECONDS));
  }
}
