package org.linernotes.access.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys as they were read last. No request waits for the issuer: reading goes on
 * beside, and what was read stays while the issuer does not answer.
 */
final class IssuerKeys {
  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
  private static final int MAX_KEYS = 100;

  /** Strangers can make up key ids, so these have the issuer asked no more often than that. */
  static final Duration ON_DEMAND = Duration.ofSeconds(10);

  /** Gets the document. */
  @FunctionalInterface
  interface Source {
    String read() throws IOException, InterruptedException;
  }

  private final Source source;
  private final Executor executor;
  private final Clock clock;
  private final AtomicBoolean reading = new AtomicBoolean();
  private volatile @Nullable JWKSet current;
  private volatile Instant lastBegun = Instant.MIN;
  private volatile boolean failing;

  IssuerKeys(Source source, Executor executor, Clock clock) {
    this.source = source;
    this.executor = executor;
    this.clock = clock;
  }

  Optional<JWKSet> current() {
    return Optional.ofNullable(current);
  }

  /**
   * Has them read again because a key is not among them.
   *
   * @return true while that is under way; false if they were read just now, and the key is unknown
   */
  boolean readForUnknownKey() {
    if (reading.get()) {
      return true;
    }
    if (clock.instant().isBefore(lastBegun.plus(ON_DEMAND))) {
      return false;
    }
    read();
    return true;
  }

  /** Has them read, unless that is under way. */
  void read() {
    if (reading.compareAndSet(false, true)) {
      lastBegun = clock.instant();
      executor.execute(this::readNow);
    }
  }

  private void readNow() {
    try {
      JWKSet read = JWKSet.parse(source.read());
      if (read.getKeys().isEmpty() || read.getKeys().size() > MAX_KEYS) {
        throw new IOException(read.getKeys().size() + " keys (expected: 1.." + MAX_KEYS + ")");
      }
      current = read;
      failing = false;
    } catch (IOException | ParseException e) {
      tell(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reading.set(false);
    }
  }

  /** Once, until it works again. */
  private void tell(Exception e) {
    if (!failing) {
      log.warn("the token issuer's keys cannot be read; known ones stay: {}", e.getMessage());
    }
    failing = true;
  }
}
