package org.linernotes.sink.http;

import static org.linernotes.sink.http.Shapes.object;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linernotes.money.Decimals;
import org.linernotes.sink.report.BookedEntry;
import org.linernotes.sink.report.EntryDetail;
import org.linernotes.sink.report.EntryDetail.EntryUse;
import org.linernotes.sink.report.Page;

/** The ledger's entries as clients read them. */
final class EntryShapes {
  private EntryShapes() {}

  static Map<String, Object> entries(Page<BookedEntry> page) {
    return object(
        "entries",
        Shapes.items(page, EntryShapes::entry),
        "next",
        Shapes.next(page, Lists.ENTRIES));
  }

  private static Map<String, Object> entry(BookedEntry entry) {
    return object(
        "entryId", Long.toString(entry.entryId()),
        "period", entry.period().toString(),
        "originMonth", entry.origin().toString(),
        "reason", entry.reason(),
        "charge", entry.charge(),
        "licenceId", entry.licenceId(),
        "trackId", entry.trackId(),
        "side", entry.side(),
        "bookedAt", entry.bookedAt().toString(),
        "postings", entry.postings().stream().map(EntryShapes::posting).toList());
  }

  private static Map<String, Object> posting(BookedEntry.BookedPosting posting) {
    return object(
        "account", posting.account(),
        "party", posting.party(),
        "amount", Decimals.text(posting.amount()),
        "currency", posting.currency());
  }

  static Map<String, Object> detail(EntryDetail detail) {
    Map<String, Object> item = entry(detail.entry());
    item.putAll(
        object(
            "platform", detail.platform(),
            "model", detail.model(),
            "modelVersion", detail.modelVersion(),
            "useType", detail.useType(),
            "basis", detail.terms().basis(),
            "rate", Decimals.text(detail.terms().rate()),
            "currency", detail.terms().currency(),
            "units", Decimals.text(detail.terms().units()),
            "gross", Decimals.text(detail.terms().gross()),
            "use", use(detail.use())));
    return item;
  }

  private static @Nullable Map<String, Object> use(@Nullable EntryUse use) {
    if (use == null) {
      return null;
    }
    return object(
        "trackId", use.trackId(),
        "identifier", use.identifier(),
        "platform", use.platform(),
        "model", use.model(),
        "modelVersion", use.modelVersion(),
        "run", use.run(),
        "useType", use.useType(),
        "territory", use.territory(),
        "day", use.day().toString(),
        "events", use.events(),
        "exposures", use.exposures(),
        "audioSeconds", Shapes.seconds(use.audioMillis()),
        "side", use.side(),
        "verdict", use.verdict());
  }
}
