package org.linernotes.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.quota.QuotaLimits;
import org.linernotes.kafka.KafkaSettings;

/** How ingest-service is configured. */
public record IngestSettings(
    KafkaSettings kafka,
    int maxBodyBytes,
    int maxItems,
    int maxConcurrentRequests,
    int lingerMillis,
    int batchBytes,
    long bufferBytes,
    String compression,
    int deliveryTimeoutMillis,
    int catalogueReadSeconds,
    QuotaLimits quota) {
  private static final int KIB = 1024;
  private static final int MIB = 1024 * 1024;
  private static final Set<String> COMPRESSIONS = Set.of("none", "lz4", "zstd", "snappy", "gzip");

  public static final Setting<Integer> MAX_BODY_MIB =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_BODY_MIB",
          64,
          1,
          1024,
          "Largest body of a request in MiB, as sent and decompressed");
  public static final Setting<Integer> MAX_ITEMS =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_ITEMS", 1_000_000, 1, 10_000_000, "Most items of a request");
  public static final Setting<Integer> MAX_CONCURRENT =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_CONCURRENT_REQUESTS",
          128,
          1,
          10_000,
          "Write requests taken at once; more are answered 503 with Retry-After");
  public static final Setting<Integer> LINGER_MILLIS =
      Setting.integer(
          "LINERNOTES_INGEST_LINGER_MILLIS",
          3,
          0,
          1000,
          "How long a record may wait for others before it is sent");
  public static final Setting<Integer> BATCH_KIB =
      Setting.integer(
          "LINERNOTES_INGEST_BATCH_KIB", 256, 1, 10_240, "Largest batch sent to a partition, KiB");
  public static final Setting<Integer> BUFFER_MIB =
      Setting.integer(
          "LINERNOTES_INGEST_BUFFER_MIB",
          64,
          1,
          4096,
          "Memory for records not acknowledged yet, MiB; while it is full requests wait, then get 503");
  public static final Setting<String> COMPRESSION =
      new Setting<>(
          "LINERNOTES_INGEST_COMPRESSION",
          "lz4",
          "How batches are compressed: none, lz4, zstd, snappy or gzip",
          IngestSettings::compression);
  public static final Setting<Integer> DELIVERY_TIMEOUT_SECONDS =
      Setting.integer(
          "LINERNOTES_INGEST_DELIVERY_TIMEOUT_SECONDS",
          30,
          2,
          45,
          "How long to try to have a record acknowledged before the answer is 503");
  public static final Setting<Integer> CATALOGUE_READ_SECONDS =
      Setting.integer(
          "LINERNOTES_INGEST_CATALOGUE_READ_SECONDS",
          300,
          1,
          86_400,
          "How long the start may take to read whose the catalogue's items are");

  /** Every variable that the service reads, those it shares with the others first. */
  public static final List<Setting<?>> ALL = all();

  private static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(HttpSettings.ALL);
    all.addAll(KafkaSettings.ALL);
    all.addAll(
        List.of(
            MAX_BODY_MIB,
            MAX_ITEMS,
            MAX_CONCURRENT,
            LINGER_MILLIS,
            BATCH_KIB,
            BUFFER_MIB,
            COMPRESSION,
            DELIVERY_TIMEOUT_SECONDS,
            CATALOGUE_READ_SECONDS));
    all.addAll(QuotaSettings.ALL);
    return List.copyOf(all);
  }

  public static IngestSettings from(Settings settings) {
    return new IngestSettings(
        KafkaSettings.from(settings),
        (int) Math.min((long) settings.get(MAX_BODY_MIB) * MIB, Integer.MAX_VALUE - KIB),
        settings.get(MAX_ITEMS),
        settings.get(MAX_CONCURRENT),
        settings.get(LINGER_MILLIS),
        settings.get(BATCH_KIB) * KIB,
        (long) settings.get(BUFFER_MIB) * MIB,
        settings.get(COMPRESSION),
        settings.get(DELIVERY_TIMEOUT_SECONDS) * 1000,
        settings.get(CATALOGUE_READ_SECONDS),
        QuotaSettings.from(settings));
  }

  private static String compression(String text) {
    String name = text.strip();
    if (!COMPRESSIONS.contains(name)) {
      throw new IllegalArgumentException("none, lz4, zstd, snappy or gzip");
    }
    return name;
  }
}
