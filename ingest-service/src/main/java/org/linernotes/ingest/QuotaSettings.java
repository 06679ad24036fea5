package org.linernotes.ingest;

import java.util.List;
import org.linernotes.config.Setting;
import org.linernotes.config.Settings;
import org.linernotes.ingest.quota.QuotaLimits;

/** How much each caller may send; off unless set. */
final class QuotaSettings {
  private static final int KIB = 1024;
  private static final int MOST_KIB_PER_SECOND = 4 * KIB * KIB;

  static final Setting<Integer> EVENTS_PER_SECOND =
      Setting.integer(
          "LINERNOTES_INGEST_KEY_EVENTS_PER_SECOND",
          0,
          0,
          Integer.MAX_VALUE,
          "Items a second that all keys of one platform or party may send together, on average; 0: no limit");
  static final Setting<Integer> KIB_PER_SECOND =
      Setting.integer(
          "LINERNOTES_INGEST_KEY_KIB_PER_SECOND",
          0,
          0,
          MOST_KIB_PER_SECOND,
          "KiB a second, decompressed, that they may send, on average; 0: no limit");
  static final Setting<Integer> BURST_SECONDS =
      Setting.integer(
          "LINERNOTES_INGEST_KEY_BURST_SECONDS",
          10,
          1,
          3600,
          "How many seconds' worth of these may come at once");
  static final Setting<Integer> EVENTS_PER_DAY =
      Setting.integer(
          "LINERNOTES_INGEST_KEY_EVENTS_PER_DAY",
          0,
          0,
          Integer.MAX_VALUE,
          "Items that they may send in a UTC day; 0: no limit");

  static final List<Setting<?>> ALL =
      List.of(EVENTS_PER_SECOND, KIB_PER_SECOND, BURST_SECONDS, EVENTS_PER_DAY);

  private QuotaSettings() {}

  static QuotaLimits from(Settings settings) {
    return new QuotaLimits(
        settings.get(EVENTS_PER_SECOND),
        (long) settings.get(KIB_PER_SECOND) * KIB,
        settings.get(BURST_SECONDS),
        settings.get(EVENTS_PER_DAY));
  }
}
