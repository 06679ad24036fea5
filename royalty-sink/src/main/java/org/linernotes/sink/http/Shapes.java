package org.linernotes.sink.http;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linernotes.licence.Side;
import org.linernotes.money.Decimals;
import org.linernotes.sink.batch.Position;
import org.linernotes.sink.report.ArtistUse;
import org.linernotes.sink.report.Cursor;
import org.linernotes.sink.report.Line;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.PlatformAudit;
import org.linernotes.sink.report.Totals;
import org.linernotes.sink.report.UnlicensedUse;

/** Reports as clients read them (contract section 7): money and seconds are decimal strings. */
final class Shapes {
  private Shapes() {}

  static Map<String, Object> totals(YearMonth period, Totals totals) {
    Map<String, Object> control = new LinkedHashMap<>();
    totals
        .control()
        .forEach(
            sums ->
                control.put(
                    sums.currency(),
                    object(
                        "debits", Decimals.text(sums.debits()),
                        "credits", Decimals.text(sums.credits()))));
    return object(
        "period",
        period.toString(),
        "status",
        totals.state().name(),
        "totals",
        totals.totals().stream().map(Shapes::total).toList(),
        "control",
        control);
  }

  private static Map<String, Object> total(Totals.PartyTotal total) {
    return object(
        "party", total.party(),
        "currency", total.currency(),
        "accrued", Decimals.text(total.accrued()));
  }

  static String totalsCsv(YearMonth period, Totals totals) {
    return Csv.of(
        List.of("period", "party", "currency", "accrued"),
        totals.totals().stream()
            .map(
                total ->
                    List.of(
                        period.toString(),
                        total.party(),
                        total.currency(),
                        Decimals.text(total.accrued())))
            .toList());
  }

  static Map<String, Object> lines(YearMonth period, String party, Page<Line> page) {
    return object(
        "period", period.toString(),
        "party", party,
        "lines", items(page, Shapes::line),
        "next", next(page, Lists.LINES));
  }

  private static Map<String, Object> line(Line line) {
    return object(
        "trackId", line.trackId(),
        "title", line.title(),
        "artist", line.artist(),
        "platform", line.platform(),
        "model", line.model(),
        "modelVersion", line.modelVersion(),
        "licenceId", line.licenceId(),
        "side", line.side(),
        "useType", line.useType(),
        "units", Decimals.text(line.units()),
        "basis", line.basis(),
        "rate", Decimals.text(line.rate()),
        "gross", Decimals.text(line.gross()),
        "ppm", line.ppm(),
        "amount", Decimals.text(line.amount()),
        "currency", line.currency(),
        "originMonth", line.origin(),
        "charge", line.charge());
  }

  static Map<String, Object> artists(YearMonth period, Page<ArtistUse> page) {
    return object(
        "period", period.toString(),
        "artists", items(page, Shapes::artist),
        "next", next(page, Lists.ARTISTS));
  }

  private static Map<String, Object> artist(ArtistUse use) {
    List<Map<String, Object>> gross = new ArrayList<>();
    use.gross()
        .forEach(
            (currency, amount) ->
                gross.add(object("currency", currency, "amount", Decimals.text(amount))));
    return object(
        "artist", use.artist(),
        "name", use.name(),
        "events", use.events(),
        "exposures", use.exposures(),
        "audioSeconds", seconds(use.audioMillis()),
        "coverage", object("FULL", use.full(), "PARTIAL", use.partial(), "NONE", use.none()),
        "gross", gross);
  }

  static Map<String, Object> unlicensed(YearMonth period, Page<UnlicensedUse> page) {
    return object(
        "period", period.toString(),
        "uses", items(page, Shapes::use),
        "next", next(page, Lists.UNLICENSED));
  }

  private static Map<String, Object> use(UnlicensedUse use) {
    return object(
        "trackId", use.trackId(),
        "identifier", use.identifier(),
        "platform", use.platform(),
        "model", use.model(),
        "side", use.side(),
        "reason", use.reason(),
        "events", use.events(),
        "exposures", use.exposures(),
        "audioSeconds", seconds(use.audioMillis()),
        "firstDay", use.firstDay().toString(),
        "lastDay", use.lastDay().toString());
  }

  static Map<String, Object> audit(YearMonth period, List<PlatformAudit> platforms) {
    return object(
        "period",
        period.toString(),
        "platforms",
        platforms.stream().map(Shapes::platform).toList());
  }

  /** Both sides, also where nothing was recorded. */
  static Map<String, Object> verdicts(Map<Side, SortedMap<String, Long>> found) {
    Map<String, Object> verdicts = new LinkedHashMap<>();
    for (Side side : Side.values()) {
      Map<String, Long> counts = found.get(side);
      verdicts.put(side.name(), counts == null ? Map.of() : counts);
    }
    return verdicts;
  }

  static Map<String, Object> platform(PlatformAudit audit) {
    return object(
        "platform", audit.platform(),
        "reported", audit.reported(),
        "recorded", audit.recorded(),
        "duplicates", audit.duplicates(),
        "conflicts", audit.conflicts(),
        "quarantined", audit.quarantined(),
        "counted", audit.recorded() - audit.voided(),
        "voided", audit.voided(),
        "verdicts", verdicts(audit.verdicts()));
  }

  static Map<String, Object> progress(Map<Position, Long> offsets) {
    List<Map<String, Object>> items = new ArrayList<>();
    offsets.forEach(
        (at, next) ->
            items.add(object("topic", at.topic(), "partition", at.partition(), "next", next)));
    return object("offsets", items);
  }

  static String seconds(long millis) {
    return Decimals.text(Decimals.seconds(millis));
  }

  static <T> List<Map<String, Object>> items(Page<T> page, Function<T, Map<String, Object>> shape) {
    return page.items().stream().map(shape).toList();
  }

  static @Nullable String next(Page<?> page, String list) {
    Cursor next = page.next();
    return next == null ? null : next.encode(list);
  }

  /** Names and values in turn; the order is kept, and null is a value. */
  @SuppressWarnings("NullAway") // a JSON object's values may be null; Map's signature cannot say so
  static Map<String, Object> object(@Nullable Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }
}
