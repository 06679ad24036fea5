package org.linernotes.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
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

  public Optional<Caller> find(ApiKey presented) {
    if (!presented.wellFormed()) {
      return Optional.empty();
    }
    String sha256 = presented.sha256();
    return Optional.ofNullable(records.get(sha256))
        .filter(record -> same(record.getSha256(), sha256))
        .filter(record -> works(record, clock.instant()))
        .map(KeyDirectory::caller);
  }

  /** In a time that does not depend on where the two differ; a map's comparison may. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static Caller caller(ApiKeyRecord record) {
    Principal principal = new Principal(Role.parse(record.getRole()), record.getSubject());
    return new Caller(principal, "key:" + ApiKey.id(record.getSha256()), record.getExpiresAt());
  }

  private static boolean works(ApiKeyRecord record, Instant now) {
    Instant expiresAt = record.getExpiresAt();
    return !record.getRevoked() && (expiresAt == null || now.isBefore(expiresAt));
  }
}
