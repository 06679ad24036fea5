package org.linernotes.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.linernotes.avro.ApiKeyRecord;

/**
 * The keys that work now. Looked up by the hash of what was presented, so that the time of a
 * look-up tells nothing about any key.
 */
public final class KeyDirectory {
  private final Clock clock;
  private final Map<String, ApiKeyRecord> records = new ConcurrentHashMap<>();

  public KeyDirectory(Clock clock) {
    this.clock = clock;
  }

  /** Takes in the latest record of a key; a revoked one stops working. */
  public void put(ApiKeyRecord record) {
    records.put(record.getSha256(), record);
  }

  public Optional<Principal> find(ApiKey presented) {
    if (!presented.wellFormed()) {
      return Optional.empty();
    }
    return Optional.ofNullable(records.get(presented.sha256()))
        .filter(record -> works(record, clock.instant()))
        .map(record -> new Principal(Role.parse(record.getRole()), record.getSubject()));
  }

  private static boolean works(ApiKeyRecord record, Instant now) {
    Instant expiresAt = record.getExpiresAt();
    return !record.getRevoked() && (expiresAt == null || now.isBefore(expiresAt));
  }
}
