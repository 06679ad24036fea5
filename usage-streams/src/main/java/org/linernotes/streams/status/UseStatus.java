package org.linernotes.streams.status;

import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linernotes.streams.usage.Repeats;
import org.linernotes.streams.usage.SeenUse;
import org.linernotes.usage.CellKey;

/**
 * What became of an identity: everything that was reported under it, {@code reported = recorded +
 * duplicates + conflicts + quarantined}.
 *
 * @param month of the event that was recorded; null if none was
 * @param cell what the use counts in, by its identifier; null if it does not count
 */
public record UseStatus(
    Name name, State state, Repeats repeats, @Nullable YearMonth month, @Nullable CellKey cell) {

  /** An event's identity; the track normalised. */
  public record Name(String platform, String track, String id) {}

  /** What holds of it now. */
  public enum State {
    /** The event was recorded, and counts. */
    RECORDED,
    /** The event was recorded, and its platform took it back. */
    VOIDED,
    /** Its platform took it back, and the event itself has not come: if it does, it is voided. */
    VOID_AWAITING_USE,
    /** Only impossible events came under it, which were set aside. */
    QUARANTINED
  }

  /** Empty if nothing was seen. */
  public static Optional<UseStatus> of(Name name, SeenUse seen) {
    State state = state(seen);
    return state == null
        ? Optional.empty()
        : Optional.of(
            new UseStatus(
                name,
                state,
                seen.repeats(),
                seen.recorded() ? seen.month() : null,
                seen.counts() ? seen.added(name.platform(), name.track()).cell() : null));
  }

  private static @Nullable State state(SeenUse seen) {
    if (seen.recorded()) {
      return seen.counts() ? State.RECORDED : State.VOIDED;
    }
    if (seen.awaitsUse()) {
      return State.VOID_AWAITING_USE;
    }
    return seen.repeats().quarantined() > 0 ? State.QUARANTINED : null;
  }

  /** Events that were recorded under it: one or none. */
  public int recorded() {
    return month == null ? 0 : 1;
  }

  public long reported() {
    return (long) recorded() + repeats.duplicates() + repeats.conflicts() + repeats.quarantined();
  }
}
