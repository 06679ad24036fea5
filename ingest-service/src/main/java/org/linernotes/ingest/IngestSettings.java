package org.linernotes.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.http.HttpSettings;
import org.linernotes.ingest.body.BodyLimits;
import org.linernotes.ingest.flow.InFlight;
import org.linernotes.ingest.http.WriteLimits;
import org.linernotes.ingest.quota.QuotaLimits;
import org.linernotes.kafka.KafkaSettings;
import org.linernotes.log.LogSettings;
import org.linernotes.trace.Tracing;

/** How ingest-service is configured. */
public record IngestSettings(
    KafkaSettings kafka,
    WriteLimits writeLimits,
    int workers,
    int lingerMillis,
    int batchBytes,
    String compression,
    int deliveryTimeoutMillis,
    int catalogueReadSeconds,
    QuotaLimits quota) {
  private static final int KIB = 1024;
  private static final long MIB = 1024 * 1024;
  private static final long MOST_BODY_BYTES = Integer.MAX_VALUE / 2;

  /** The broker's own answer comes first, and says more. */
  private static final Duration ANSWER_GRACE = Duration.ofSeconds(5);

  private static final Set<String> COMPRESSIONS = Set.of("none", "lz4", "zstd", "snappy", "gzip");

  public static final Setting<Integer> MAX_BODY_MIB =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_BODY_MIB",
          16,
          1,
          1024,
          "Largest body that is judged as a whole (JSON, or atomic=true), decompressed, in MiB;"
              + " lines have no such limit");
  public static final Setting<Integer> MAX_ITEMS =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_ITEMS",
          1_000_000,
          1,
          10_000_000,
          "Most items of a body that is judged as a whole");
  public static final Setting<Integer> MAX_LINE_KIB =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_LINE_KIB", 1024, 1, 10_240, "Longest line that is looked at, KiB");
  public static final Setting<Integer> MAX_AVRO_BLOCK_KIB =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_AVRO_BLOCK_KIB",
          1024,
          16,
          65_536,
          "Largest block of an Avro container, as sent and decompressed, KiB");
  public static final Setting<Integer> MAX_INFLATION =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_INFLATION",
          200,
          2,
          100_000,
          "How many times larger a body may be than it was sent, judged from 128 KiB on");
  public static final Setting<Integer> MAX_CONCURRENT =
      Setting.integer(
          "LINERNOTES_INGEST_MAX_CONCURRENT_REQUESTS",
          128,
          1,
          10_000,
          "Write requests taken at once; more are answered 503 with Retry-After");
  public static final Setting<Integer> IN_FLIGHT_MIB =
      Setting.integer(
          "LINERNOTES_INGEST_IN_FLIGHT_MIB",
          128,
          1,
          16_384,
          "Memory for bodies not read and records not acknowledged yet, MiB; while it is used up"
              + " requests wait, and new ones get 503");
  public static final Setting<Integer> IN_FLIGHT_PER_KEY_MIB =
      Setting.integer(
          "LINERNOTES_INGEST_IN_FLIGHT_PER_KEY_MIB",
          64,
          1,
          16_384,
          "The same for one platform or party, MiB; while it is used up its new requests get 429");
  public static final Setting<Integer> IN_FLIGHT_PER_REQUEST_MIB =
      Setting.integer(
          "LINERNOTES_INGEST_IN_FLIGHT_PER_REQUEST_MIB",
          8,
          1,
          16_384,
          "Records of one request that are not acknowledged yet, MiB; at the limit it waits");
  public static final Setting<Integer> BODY_IDLE_SECONDS =
      Setting.integer(
          "LINERNOTES_INGEST_BODY_IDLE_SECONDS",
          30,
          1,
          3600,
          "Longest wait for the next piece of a body; then 408");
  public static final Setting<Integer> BODY_BYTES_PER_SECOND =
      Setting.integer(
          "LINERNOTES_INGEST_BODY_BYTES_PER_SECOND",
          1024,
          0,
          1_000_000_000,
          "Least average rate of a body while it is waited for; below it 408");
  public static final Setting<Integer> WORKERS =
      Setting.integer(
          "LINERNOTES_INGEST_WORKERS",
          0,
          0,
          1024,
          "Threads that read bodies; 0: two for each processor");
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
    all.addAll(LogSettings.ALL);
    all.addAll(Tracing.ALL);
    all.addAll(
        List.of(
            MAX_BODY_MIB,
            MAX_ITEMS,
            MAX_LINE_KIB,
            MAX_AVRO_BLOCK_KIB,
            MAX_INFLATION,
            MAX_CONCURRENT,
            IN_FLIGHT_MIB,
            IN_FLIGHT_PER_KEY_MIB,
            IN_FLIGHT_PER_REQUEST_MIB,
            BODY_IDLE_SECONDS,
            BODY_BYTES_PER_SECOND,
            WORKERS,
            LINGER_MILLIS,
            BATCH_KIB,
            COMPRESSION,
            DELIVERY_TIMEOUT_SECONDS,
            CATALOGUE_READ_SECONDS));
    all.addAll(QuotaSettings.ALL);
    return List.copyOf(all);
  }

  public static IngestSettings from(Settings settings) {
    return new IngestSettings(
        KafkaSettings.from(settings),
        writeLimits(settings),
        workers(settings.get(WORKERS)),
        settings.get(LINGER_MILLIS),
        settings.get(BATCH_KIB) * KIB,
        settings.get(COMPRESSION),
        settings.get(DELIVERY_TIMEOUT_SECONDS) * 1000,
        settings.get(CATALOGUE_READ_SECONDS),
        QuotaSettings.from(settings));
  }

  private static WriteLimits writeLimits(Settings settings) {
    return new WriteLimits(
        new BodyLimits(
            (int) Math.min(settings.get(MAX_BODY_MIB) * MIB, MOST_BODY_BYTES),
            settings.get(MAX_ITEMS),
            settings.get(MAX_LINE_KIB) * KIB,
            settings.get(MAX_AVRO_BLOCK_KIB) * KIB,
            settings.get(MAX_INFLATION)),
        new InFlight.Limits(
            settings.get(IN_FLIGHT_MIB) * MIB,
            settings.get(IN_FLIGHT_PER_KEY_MIB) * MIB,
            settings.get(IN_FLIGHT_PER_REQUEST_MIB) * MIB),
        settings.get(MAX_CONCURRENT),
        Duration.ofSeconds(settings.get(BODY_IDLE_SECONDS)),
        settings.get(BODY_BYTES_PER_SECOND),
        Duration.ofSeconds(settings.get(DELIVERY_TIMEOUT_SECONDS)).plus(ANSWER_GRACE));
  }

  private static int workers(int configured) {
    return configured > 0 ? configured : 2 * Runtime.getRuntime().availableProcessors();
  }

  /** What requests may keep in memory. */
  public InFlight.Limits inFlight() {
    return writeLimits.inFlight();
  }

  private static String compression(String text) {
    String name = text.strip();
    if (!COMPRESSIONS.contains(name)) {
      throw new IllegalArgumentException("none, lz4, zstd, snappy or gzip");
    }
    return name;
  }
}
