package org.linernotes.streams.status;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the state of a key is.
 *
 * @param elsewhere the instance that has it; null: this one
 */
public record Place(@Nullable Instance elsewhere) {
  public static final Place HERE = new Place(null);

  /**
   * Who is to be asked. An instance that has no address of its own knows nobody else's either: it
   * looks at what it has, and says so if that is not enough.
   *
   * @param self as this instance is known to the others; empty: it has told no address
   * @param holder host of the instance that has the key; empty: nobody knows now, since the work is
   *     being shared out
   * @throws NotReadyException if nobody knows
   */
  public static Place of(Optional<Instance> self, Optional<Address> holder) {
    if (self.isEmpty()) {
      return HERE;
    }
    Instance own = self.get();
    Address found =
        holder.orElseThrow(
            () ->
                new NotReadyException(
                    "STATE_NOT_READY", "the work is being shared out among the instances"));
    return found.host().equals(own.host()) && found.port() == own.port()
        ? HERE
        : new Place(new Instance(own.scheme(), found.host(), found.port()));
  }

  /** Where an instance listens, as the group knows it. */
  public record Address(String host, int port) {}
}
