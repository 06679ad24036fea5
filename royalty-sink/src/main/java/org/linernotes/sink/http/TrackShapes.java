package org.linernotes.sink.http;

import static org.linernotes.sink.http.Shapes.object;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.TrackDetail;
import org.linernotes.sink.report.TrackFinds;
import org.linernotes.sink.report.TrackFinds.FoundTrack;
import org.linernotes.sink.report.TrackFinds.Unmatched;
import org.linernotes.sink.report.TrackMonth;
import org.linernotes.sink.report.TrackUse;
import org.linernotes.sink.report.TrackUse.Terms;
import org.linernotes.sink.report.TrackUse.UseSide;

/** Tracks as clients read them. */
final class TrackShapes {
  private TrackShapes() {}

  static Map<String, Object> finds(TrackFinds finds) {
    return object(
        "tracks", Shapes.items(finds.tracks(), TrackShapes::found),
        "unmatched", finds.unmatched().stream().map(TrackShapes::unmatched).toList(),
        "next", Shapes.next(finds.tracks(), Lists.TRACKS));
  }

  private static Map<String, Object> found(FoundTrack track) {
    return object(
        "trackId", track.trackId(),
        "title", track.title(),
        "artist", track.artist(),
        "artistName", track.artistName(),
        "identifiers", track.identifiers(),
        "events", track.used().events(),
        "exposures", track.used().exposures(),
        "firstDay", day(track.used().firstDay()),
        "lastDay", day(track.used().lastDay()));
  }

  private static Map<String, Object> unmatched(Unmatched use) {
    return object(
        "identifier", use.identifier(),
        "platforms", use.platforms(),
        "events", use.events(),
        "exposures", use.exposures());
  }

  static Map<String, Object> detail(TrackDetail track) {
    return object(
        "trackId", track.trackId(),
        "title", track.title(),
        "artist", track.artist(),
        "artistName", track.artistName(),
        "artists", track.artists().stream().map(TrackShapes::artist).toList(),
        "identifiers", track.identifiers(),
        "durationSeconds", Shapes.seconds(track.durationMillis()),
        "rights", track.rights().stream().map(TrackShapes::rights).toList(),
        "earned", sums(track.earned()),
        "events", track.used().events(),
        "exposures", track.used().exposures(),
        "firstDay", day(track.used().firstDay()),
        "lastDay", day(track.used().lastDay()));
  }

  private static Map<String, Object> artist(TrackDetail.TrackArtist artist) {
    return object("id", artist.id(), "name", artist.name(), "role", artist.role());
  }

  private static Map<String, Object> rights(TrackDetail.Rights row) {
    return object(
        "side", row.side(),
        "controlledBy", row.controlledBy(),
        "effectiveFrom", row.effectiveFrom(),
        "splits", row.splits().stream().map(TrackShapes::split).toList());
  }

  private static Map<String, Object> split(TrackDetail.Split split) {
    return object("party", split.party(), "ppm", split.ppm());
  }

  static Map<String, Object> uses(Page<TrackUse> page) {
    return object(
        "uses", Shapes.items(page, TrackShapes::use), "next", Shapes.next(page, Lists.USES));
  }

  private static Map<String, Object> use(TrackUse use) {
    Map<String, Object> sides = new LinkedHashMap<>();
    use.sides().forEach((side, outcome) -> sides.put(side.name(), side(outcome)));
    return object(
        "day", use.day().toString(),
        "platform", use.platform(),
        "model", use.model(),
        "modelVersion", use.modelVersion(),
        "run", use.run(),
        "useType", use.useType(),
        "territory", use.territory(),
        "events", use.events(),
        "exposures", use.exposures(),
        "audioSeconds", Shapes.seconds(use.audioMillis()),
        "sides", sides);
  }

  private static Map<String, Object> side(UseSide side) {
    Terms terms = side.terms();
    return object(
        "verdict", side.verdict(),
        "controlledBy", side.controlledBy(),
        "licenceId", side.licenceId(),
        "basis", terms == null ? null : terms.basis(),
        "rate", terms == null ? null : Decimals.text(terms.rate()),
        "currency", terms == null ? null : terms.currency(),
        "gross", terms == null ? null : Decimals.text(terms.gross()),
        "amount", terms == null ? null : Decimals.text(terms.amount()));
  }

  static Map<String, Object> timeline(List<TrackMonth> months) {
    return object("months", months.stream().map(TrackShapes::month).toList());
  }

  private static Map<String, Object> month(TrackMonth month) {
    return object(
        "month", month.month().toString(),
        "platform", month.platform(),
        "events", month.events(),
        "exposures", month.exposures(),
        "authorised", month.authorised(),
        "unauthorised", month.unauthorised(),
        "gross", sums(month.gross()));
  }

  private static List<Map<String, Object>> sums(SortedMap<String, BigDecimal> amounts) {
    List<Map<String, Object>> sums = new ArrayList<>();
    amounts.forEach(
        (currency, amount) ->
            sums.add(object("currency", currency, "amount", Decimals.text(amount))));
    return sums;
  }

  static @Nullable String day(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }
}
