package org.linernotes.ingest.flow;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Bounds the bytes that requests keep in memory: of bodies that are not read yet, and of records
 * that are not acknowledged yet. Whoever is at a limit waits until acknowledgements make room;
 * where nothing is to be acknowledged, waiting would never end, and the request goes on.
 */
public final class InFlight {

  /**
   * The limits, in bytes.
   *
   * @param inAllBytes of all requests
   * @param perKeyBytes of the requests of one caller
   * @param perRequestBytes sent for one request and not acknowledged
   */
  public record Limits(long inAllBytes, long perKeyBytes, long perRequestBytes) {}

  /** What a new request, or one that can neither wait nor go on, runs into. */
  public enum Exhausted {
    NOTHING,
    KEY,
    ALL
  }

  private final Limits limits;
  private final Account all;
  private final ConcurrentMap<String, Account> keys = new ConcurrentHashMap<>();

  public InFlight(Limits limits) {
    this.limits = limits;
    this.all = new Account(limits.inAllBytes());
  }

  /** What a new request of the caller would run into. */
  public Exhausted exhausted(String key) {
    if (all.isFull()) {
      return Exhausted.ALL;
    }
    @Nullable Account account = keys.get(key);
    return account != null && account.isFull() ? Exhausted.KEY : Exhausted.NOTHING;
  }

  /** Begins a request; it must be closed. */
  public RequestBytes begin(String key) {
    Account account =
        keys.compute(
            key,
            (k, found) -> {
              Account kept = found == null ? new Account(limits.perKeyBytes()) : found;
              kept.users++;
              return kept;
            });
    return new RequestBytes(this, key, account, all, limits.perRequestBytes());
  }

  void end(String key) {
    keys.computeIfPresent(
        key, (k, account) -> --account.users == 0 && account.bytes() == 0 ? null : account);
  }

  /** What all requests keep now. */
  public long bytes() {
    return all.bytes();
  }
}
