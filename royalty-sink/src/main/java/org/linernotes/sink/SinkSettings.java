package org.linernotes.sink;

import java.util.ArrayList;
import java.util.List;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpSettings;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.log.LogSettings;
import org.linernotes.trace.Tracing;

/** What royalty-sink can be told. */
public record SinkSettings(
    KafkaSettings kafka, DatabaseSettings database, int batchRecords, int watchSeconds) {
  public static final Setting<Integer> BATCH_RECORDS =
      Setting.integer(
          "LINERNOTES_SINK_BATCH_RECORDS",
          8000,
          1,
          100_000,
          "Most records that one database transaction books");

  public static final Setting<Integer> WATCH_SECONDS =
      Setting.integer(
          "LINERNOTES_SINK_WATCH_SECONDS",
          60,
          1,
          3600,
          "Time between two looks at the books for the metrics");

  public static SinkSettings from(Settings settings) {
    return new SinkSettings(
        KafkaSettings.from(settings),
        DatabaseSettings.from(settings),
        settings.get(BATCH_RECORDS),
        settings.get(WATCH_SECONDS));
  }

  /** Every variable that the service reads. */
  public static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(KafkaSettings.ALL);
    all.addAll(HttpSettings.ALL);
    all.addAll(LogSettings.ALL);
    all.addAll(Tracing.ALL);
    all.addAll(DatabaseSettings.ALL);
    all.add(BATCH_RECORDS);
    all.add(WATCH_SECONDS);
    return all;
  }
}
