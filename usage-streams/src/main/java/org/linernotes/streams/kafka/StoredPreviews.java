package org.linernotes.streams.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.streams.preview.Draft;
import org.linernotes.streams.preview.DraftTerms;
import org.linernotes.streams.preview.Note;
import org.linernotes.streams.preview.Payee;
import org.linernotes.streams.preview.Preview;
import org.linernotes.streams.preview.Previewer;
import org.linernotes.streams.preview.Previews;
import org.linernotes.streams.status.Instance;
import org.linernotes.streams.status.NotReadyException;

/**
 * Previews from the state of the running topology. It is read as it stands and never written; one
 * preview at a time, for so long at most, so that whoever tries out terms takes little from the
 * rating of what is real.
 */
final class StoredPreviews implements Previews {
  private final LocalStores stores;
  private final Supplier<Collection<Instance>> others;
  private final Duration limit;
  private final Semaphore one = new Semaphore(1);

  StoredPreviews(LocalStores stores, Supplier<Collection<Instance>> others, Duration limit) {
    this.stores = stores;
    this.others = others;
    this.limit = limit;
  }

  @Override
  public @Nullable Licence licence(String licenceId) {
    return LocalStores.ask(() -> this.<Licence>terms(StateStores.LICENCES).get(licenceId));
  }

  @Override
  public @Nullable Consent consent(String consentId) {
    return LocalStores.ask(() -> this.<Consent>terms(StateStores.CONSENTS).get(consentId));
  }

  /** Every partition has all of them. */
  private <V> ReadOnlyKeyValueStore<String, V> terms(String store) {
    return stores.of(store, some(stores.here(store)));
  }

  private static int some(List<Integer> here) {
    if (here.isEmpty()) {
      throw LocalStores.notReady("this instance has no partition");
    }
    return here.get(0);
  }

  @Override
  public Collection<Instance> others() {
    return others.get();
  }

  @Override
  public int partitions() {
    return stores.partitions();
  }

  @Override
  public Preview preview(Draft draft, Payee payee) {
    if (!one.tryAcquire()) {
      throw new NotReadyException(
          "PREVIEW_BUSY", "another preview is being made (expected: one at a time)");
    }
    try {
      Preview preview = LocalStores.ask(() -> look(draft, payee));
      return Objects.requireNonNull(preview, "a look always ends in a preview");
    } finally {
      one.release();
    }
  }

  private Preview look(Draft draft, Payee payee) {
    long deadline = System.nanoTime() + limit.toNanos();
    List<Integer> here = stores.here(StateStores.CELLS);
    DraftTerms terms = new DraftTerms(all(StateStores.LICENCES), all(StateStores.CONSENTS), draft);
    Previewer previewer = new Previewer(terms, payee);
    boolean whole = true;
    for (int partition : here) {
      whole &=
          new ConcernedUse(stores, partition, () -> System.nanoTime() - deadline > 0)
              .rate(terms, previewer);
    }
    Preview preview = previewer.result(new HashSet<>(here));
    return whole ? preview : preview.with(Note.TIME_LIMIT);
  }

  /** Licences and consents are few. */
  private <V> List<V> all(String store) {
    List<V> all = new ArrayList<>();
    try (KeyValueIterator<String, V> entries = this.<V>terms(store).all()) {
      entries.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
  }
}
