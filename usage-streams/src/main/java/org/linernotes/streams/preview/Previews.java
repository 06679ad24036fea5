package org.linernotes.streams.preview;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.linernotes.avro.Consent;
import org.linernotes.avro.Licence;
import org.linernotes.streams.status.Instance;

/**
 * Looks at what a draft of terms would change, in the state that this instance has. All throw
 * {@link org.linernotes.streams.status.NotReadyException} where it cannot be asked now.
 */
public interface Previews {

  /** The licence that stands under an id; null: none. */
  @Nullable Licence licence(String licenceId);

  /** The consent that stands under an id; null: none. */
  @Nullable Consent consent(String consentId);

  /** Rates by the draft what it would touch of this instance's part of all tracks. */
  Preview preview(Draft draft, Payee payee);

  /** The other instances, which have the other parts; empty if it knows of none. */
  Collection<Instance> others();

  /** How many partitions there are in all. */
  int partitions();
}
