package org.linernotes.sink.http;

import static org.linernotes.sink.http.Shapes.object;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.Page;
import org.linernotes.sink.report.UnlicensedWork;
import org.linernotes.sink.report.UnlicensedWork.Estimate;

/** Works used without a licence as clients read them. */
final class WorkShapes {
  private WorkShapes() {}

  static Map<String, Object> works(Page<UnlicensedWork> page) {
    return object(
        "works", Shapes.items(page, WorkShapes::work), "next", Shapes.next(page, Lists.WORKS));
  }

  private static Map<String, Object> work(UnlicensedWork work) {
    return object(
        "trackId", work.trackId(),
        "title", work.title(),
        "artistName", work.artistName(),
        "identifier", work.identifier(),
        "platform", work.platform(),
        "side", work.side(),
        "controlledBy", work.controlledBy(),
        "reasons", work.reasons(),
        "useTypes", work.useTypes(),
        "models", work.models(),
        "events", work.used().events(),
        "exposures", work.used().exposures(),
        "audioSeconds", Shapes.seconds(work.audioMillis()),
        "firstDay", TrackShapes.day(work.used().firstDay()),
        "lastDay", TrackShapes.day(work.used().lastDay()),
        "estimate", estimate(work.estimate()));
  }

  private static @Nullable Map<String, Object> estimate(@Nullable Estimate estimate) {
    if (estimate == null) {
      return null;
    }
    return object(
        "amount", Decimals.text(estimate.amount()),
        "currency", estimate.currency(),
        "basis", estimate.basis(),
        "rate", Decimals.text(estimate.rate()),
        "of", estimate.of().name(),
        "licenceId", estimate.licenceId());
  }
}
