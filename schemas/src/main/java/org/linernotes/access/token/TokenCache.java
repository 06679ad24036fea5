package org.linernotes.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.linernotes.access.Caller;

/**
 * Tokens that were found good, by their SHA-256: a signature costs more than all else that a small
 * request does. Good with the keys of then only, so that a key that the issuer withdrew ends its
 * tokens when the keys are read next.
 */
final class TokenCache {
  private static final int MAX = 10_000;

  private final Clock clock;
  private final Map<String, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > MAX;
        }
      };

  private record Entry(JWKSet keys, TokenClaims.Accepted accepted) {}

  TokenCache(Clock clock) {
    this.clock = clock;
  }

  Optional<Caller> find(String token, JWKSet keys) {
    Entry entry;
    synchronized (entries) {
      entry = entries.get(sha256(token));
    }
    if (entry == null
        || !entry.keys().equals(keys)
        || !clock.instant().isBefore(entry.accepted().until())) {
      return Optional.empty();
    }
    return Optional.of(entry.accepted().caller());
  }

  void put(String token, JWKSet keys, TokenClaims.Accepted accepted) {
    synchronized (entries) {
      entries.put(sha256(token), new Entry(keys, accepted));
    }
  }

  private static String sha256(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
