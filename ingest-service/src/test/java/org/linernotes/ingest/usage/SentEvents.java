package org.linernotes.ingest.usage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.linernotes.usage.UseType;

/** Events of every sort: plain, odd and wrong in any field. */
final class SentEvents {
  static final Instant NOW = Instant.parse("2026-10-15T12:00:00Z");

  private static final List<String> PLAIN_NAMES =
      List.of("lark", "r1", "a b", "~", "x".repeat(200));
  private static final List<String> ODD_NAMES =
      List.of("", " ", "é", "Ωmega 𝄞", "a\u0000b", "a\tb", "\u007f", "\u0085", "x".repeat(201));
  private static final List<String> TRACKS =
      List.of(
          "isrc:USUM71804534", "isrc:QMJM55118231", "jamendo:track_0000214", "sha256:ab.c/d~ e");
  private static final List<String> ODD_TRACKS =
      List.of(
          "ISRC:us-um7-18-04534",
          "isrc: USUM71804534",
          "isrc:USUM71804534 ",
          "isrc:ISRC USUM71804534",
          "isrc:ISRC12345678",
          "isrc:XXUM71804534",
          "isrc:USUM7180453",
          "isrc:usum71804534",
          "isrc:",
          ":x",
          "nothing",
          "",
          " Jamendo : t ",
          "j a:b",
          "x::",
          "x:é",
          "x:a\nb",
          "ısrc:USUM71804534",
          "x:" + "y".repeat(198),
          "x:" + "y".repeat(199),
          "isrc:\u00a0USUM71804534",
          "x:\u001fy");
  private static final List<String> TERRITORIES = List.of("GB", "ZZ", "US");
  private static final List<String> ODD_TERRITORIES =
      List.of("gb", "zz", "", "XX", "GBR", "ß", "G\u0000");
  private static final List<String> EXTRA_NAMES =
      List.of("x", "platform", "é/~", "extra", "audioMillis");
  private static final List<String> EXTRA_VALUES =
      List.of(
          "1.50",
          "1e400",
          "-0",
          "null",
          "true",
          "\"\\u00e9 é\\n\"",
          "{\"y\":[1,{\"z\":\"\"}],\"y\":2}",
          "[]",
          "NaN",
          "{\"y\":[-Infinity]}",
          "\"\\u0000\"");

  private SentEvents() {}

  static Arbitrary<SentEvent> any() {
    Arbitrary<Map<UsageColumn, Object>> fields =
        Combinators.combine(required(), optional()).as(SentEvents::joined);
    return Combinators.combine(fields, extra(), Arbitraries.integers().between(0, 15))
        .as(SentEvent::new);
  }

  private static Arbitrary<Map<UsageColumn, Object>> required() {
    Arbitrary<Object> id = mostly(PLAIN_NAMES, ODD_NAMES);
    Arbitrary<Object> useType =
        mostly(
            List.of(UseType.values()).stream().map(Enum::name).toList(),
            List.of("pretraining", "", "PRETRAINING "));
    return Combinators.combine(id, mostly(TRACKS, ODD_TRACKS), times(), useType, names(), names())
        .as(
            (i, track, time, use, model, run) -> {
              Map<UsageColumn, Object> fields = new LinkedHashMap<>();
              put(fields, UsageColumn.ID, i);
              put(fields, UsageColumn.TRACK, track);
              put(fields, UsageColumn.OCCURRED_AT, time);
              put(fields, UsageColumn.USE_TYPE, use);
              put(fields, UsageColumn.MODEL, model);
              put(fields, UsageColumn.RUN, run);
              return fields;
            });
  }

  private static Arbitrary<Map<UsageColumn, Object>> optional() {
    Arbitrary<Object> exposures =
        mostly(List.of(1, 7, 1_000_000_000), List.of(0, -1, 1_000_000_001));
    Arbitrary<Object> millis =
        mostly(
            List.of(0L, 1L, 441_600L, UsageDraft.MAX_AUDIO_MILLIS),
            List.of(-1L, UsageDraft.MAX_AUDIO_MILLIS + 1));
    return Combinators.combine(
            orAbsent(names()),
            orAbsent(names()),
            orAbsent(exposures),
            orAbsent(millis),
            orAbsent(mostly(TERRITORIES, ODD_TERRITORIES)))
        .as(
            (version, dataset, count, audio, territory) -> {
              Map<UsageColumn, Object> fields = new LinkedHashMap<>();
              put(fields, UsageColumn.MODEL_VERSION, version);
              put(fields, UsageColumn.DATASET, dataset);
              put(fields, UsageColumn.EXPOSURES, count);
              put(fields, UsageColumn.AUDIO_MILLIS, audio);
              put(fields, UsageColumn.TERRITORY, territory);
              return fields;
            });
  }

  private static Arbitrary<Object> names() {
    return mostly(PLAIN_NAMES, ODD_NAMES);
  }

  /**
   * The year's first and last microseconds, those around the latest time, and texts that are none.
   */
  private static Arbitrary<Object> times() {
    Instant latest = NOW.plus(UsageReader.MAX_AHEAD);
    return mostly(
        List.of(Instant.parse("2026-10-01T23:59:59.999999Z"), latest, Instant.EPOCH),
        List.of(
            latest.plusNanos(1000),
            Instant.parse("0000-01-01T00:00:00Z"),
            Instant.parse("9999-12-31T23:59:59.999999Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            "noon",
            ""));
  }

  private static Arbitrary<Object> mostly(List<?> plain, List<?> odd) {
    return Arbitraries.frequencyOf(
        Tuple.of(12, Arbitraries.of(plain).map(Object.class::cast)),
        Tuple.of(2, Arbitraries.of(odd).map(Object.class::cast)),
        Tuple.of(1, Arbitraries.just(SentEvent.ABSENT)));
  }

  private static Arbitrary<Object> orAbsent(Arbitrary<Object> values) {
    return Arbitraries.oneOf(values, Arbitraries.just(SentEvent.ABSENT));
  }

  private static Arbitrary<List<String>> extra() {
    Arbitrary<String> member =
        Combinators.combine(Arbitraries.of(EXTRA_NAMES), Arbitraries.of(EXTRA_VALUES))
            .as((name, value) -> SentEvent.quoted(name) + ":" + value);
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.just(List.of())),
        Tuple.of(2, member.list().ofMinSize(1).ofMaxSize(3)));
  }

  private static void put(Map<UsageColumn, Object> fields, UsageColumn column, Object value) {
    if (!value.equals(SentEvent.ABSENT)) {
      fields.put(column, value);
    }
  }

  private static Map<UsageColumn, Object> joined(
      Map<UsageColumn, Object> some, Map<UsageColumn, Object> others) {
    Map<UsageColumn, Object> all = new LinkedHashMap<>(some);
    all.putAll(others);
    return all;
  }
}
