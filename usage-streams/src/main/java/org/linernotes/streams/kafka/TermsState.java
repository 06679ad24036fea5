package org.linernotes.streams.kafka;

import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.streams.catalogue.CatalogueRecords;
import org.linernotes.streams.catalogue.TermsBook;
import org.linernotes.streams.rating.Terms;

/**
 * All licences and consents, whole in every partition: state of the task, so that each change has
 * its place in the order and in the transaction. The stores make it last, the book makes it fast.
 */
final class TermsState {
  private final KeyValueStore<String, Licence> licences;
  private final KeyValueStore<String, Consent> consents;
  private final TermsBook book = new TermsBook();

  TermsState(ProcessingContext context) {
    licences = context.getStateStore(StateStores.LICENCES);
    consents = context.getStateStore(StateStores.CONSENTS);
    try (KeyValueIterator<String, Licence> all = licences.all()) {
      all.forEachRemaining(entry -> book.put(CatalogueRecords.licence(entry.value)));
    }
    try (KeyValueIterator<String, Consent> all = consents.all()) {
      all.forEachRemaining(entry -> book.put(CatalogueRecords.consent(entry.value)));
    }
  }

  Terms terms() {
    return book;
  }

  /** Replaces a licence; returns the owners (see {@link TrackState}) whose tracks it may touch. */
  List<byte[]> put(Licence licence) {
    org.linernotes.streams.rating.Licence now = CatalogueRecords.licence(licence);
    licences.put(now.licenceId(), licence);
    org.linernotes.streams.rating.Licence before = book.put(now);
    return owners(now.licensor(), before == null ? null : before.licensor(), TrackState::party);
  }

  /** Replaces a consent; returns the owners (see {@link TrackState}) whose tracks it may touch. */
  List<byte[]> put(Consent consent) {
    org.linernotes.streams.rating.Consent now = CatalogueRecords.consent(consent);
    consents.put(now.consentId(), consent);
    org.linernotes.streams.rating.Consent before = book.put(now);
    return owners(now.artist(), before == null ? null : before.artist(), TrackState::artist);
  }

  private static List<byte[]> owners(
      String now, @Nullable String before, Function<String, byte[]> owner) {
    return before == null || before.equals(now)
        ? List.of(owner.apply(now))
        : List.of(owner.apply(now), owner.apply(before));
  }
}
